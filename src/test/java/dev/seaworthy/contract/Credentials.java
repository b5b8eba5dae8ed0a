package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;

/**
 * How a run gets credentials of its own, instead of a copy of those that the stack's owner uses.
 *
 * @param directory the directory of the credentials, relative to that of the stack
 * @param program a program of the stack, relative to its directory, that creates them in the directory that is its only
 *     argument
 */
public record Credentials(
        @JsonProperty(required = true) String directory,
        @JsonProperty(required = true) String program) {

    public Credentials {
        refuseUnlessWithin("directory", directory);
        refuseUnlessWithin("program", program);
    }

    private static void refuseUnlessWithin(String key, String path) {
        Path normalized = Path.of(Validation.refuseNull(key, path)).normalize();
        Validation.refuseUnless(
                !normalized.isAbsolute()
                        && !normalized.startsWith("..")
                        && !normalized.toString().isEmpty(),
                "%s must be a path below the directory of the stack, not \"%s\"",
                key,
                path);
    }
}
