package dev.seaworthy.aws.reachability.model;

/** How many addresses of one side of a connection a rule applies to. */
public enum Match {
    NONE,
    SOME,
    ALL,
    /** A value could not be resolved. */
    UNKNOWN
}
