package dev.seaworthy.contract;

/** Refuses impossible values of a contract. The YAML reader adds file, line and key to the message. */
final class Validation {
    private Validation() {}

    static void refuseUnless(boolean sensible, String sentence, Object... values) {
        if (!sensible) {
            throw new IllegalArgumentException(sentence.formatted(values));
        }
    }

    static void refuseUnlessPort(int port) {
        refuseUnless(port >= 1 && port <= 65535, "a port is 1 to 65535, not %d", port);
    }

    static void refuseUnlessAbsolute(String path) {
        refuseNull("path", path);
        refuseUnless(path.startsWith("/"), "path must begin with /, not \"%s\"", path);
    }

    static <T> T refuseNull(String key, T value) {
        refuseUnless(value != null, "%s has no value", key);
        return value;
    }
}
