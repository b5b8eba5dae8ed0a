package dev.seaworthy.docker;

import java.util.function.Supplier;

/** Calls the engine's API with docker-java, which wraps connection failures in various runtime exceptions. */
final class EngineCall {
    private EngineCall() {}

    /**
     * @param what for the message, such as {@code inspecting the image seaworthy/api}
     * @throws InconclusiveException if the call fails: the failure of a call says nothing about the stack
     */
    static <T> T of(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (InconclusiveException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new InconclusiveException("%s failed: %s".formatted(what, e.getMessage()), e);
        }
    }
}
