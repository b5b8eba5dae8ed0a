package dev.seaworthy.selftest.proof;

/** What is done to a run after its stack has started and before its checks begin. */
public enum FaultMode {
    NOTHING,
    /** Every container of the stack is removed. */
    STACK_REMOVED,
    /** Every call to the engine fails. */
    ENGINE_FAILS
}
