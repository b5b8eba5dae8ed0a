package dev.seaworthy.contract;

import java.util.Locale;

/** What the contract promises for a connection from one service to another. */
public enum Access {
    /** The connection succeeds. */
    MUST,
    /** The connection may succeed or fail: the services may connect, but {@code reaches} does not list this port. */
    MAY,
    /** The connection fails. */
    MUST_NOT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
