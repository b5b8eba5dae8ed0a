package dev.seaworthy.contract;

import java.util.Locale;

/** What a contract says about one service opening a connection to another. */
public enum Access {
    /** It is promised to succeed. */
    MUST,
    /** The two are joined, but nothing is promised. */
    MAY,
    /** The two are not joined. */
    MUST_NOT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
