package dev.seaworthy.selftest.proof;

/** The fault that is injected into a run after its stack has started: before its checks begin, or during them. */
public enum FaultMode {
    NONE("no fault"),
    STACK_REMOVED("every container of the stack is removed"),
    ENGINE_FAILS("every call to the engine fails"),
    CALLS_FAIL("calls to the engine fail at random"),
    EVENTS_END("the stream of the engine's events ends"),
    NAMESPACES_FAIL("no network namespace can be entered");

    private final String words;

    FaultMode(String words) {
        this.words = words;
    }

    /** @return whether the run connects to the engine through a proxy, which injects the fault */
    boolean needsProxy() {
        return this != NONE && this != STACK_REMOVED;
    }

    @Override
    public String toString() {
        return words;
    }
}
