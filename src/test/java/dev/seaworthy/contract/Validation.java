package dev.seaworthy.contract;

/** Refuses values that no stack could keep. The reader of the contract adds file and line to what is said here. */
final class Validation {
    private Validation() {}

    static void refuseUnless(boolean sensible, String sentence, Object... values) {
        if (!sensible) {
            throw new IllegalArgumentException(sentence.formatted(values));
        }
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
