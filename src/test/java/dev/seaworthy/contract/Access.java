package dev.seaworthy.contract;

import java.util.Locale;

/** What the contract promises for a connection from one service to another. */
public enum Access {
    /** The connection succeeds. */
    MUST,
    /** The services share a network; the contract promises nothing about this port. */
    MAY,
    /** The connection fails. */
    MUST_NOT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
