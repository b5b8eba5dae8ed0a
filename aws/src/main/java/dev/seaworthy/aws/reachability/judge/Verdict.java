package dev.seaworthy.aws.reachability.judge;

/** The verdict on a deployment; VIOLATED outweighs INCONCLUSIVE. */
public enum Verdict {
    HOLDS,
    /** Something could not be read or is unknown, so that connections of it may be possible. */
    INCONCLUSIVE,
    VIOLATED
}
