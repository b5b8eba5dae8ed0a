package dev.seaworthy.selftest.proof;

/** The fault that is injected into a run after its stack has started and before its checks begin. */
public enum FaultMode {
    NONE("no fault"),
    STACK_REMOVED("every container of the stack is removed"),
    ENGINE_FAILS("every call to the engine fails");

    private final String words;

    FaultMode(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
