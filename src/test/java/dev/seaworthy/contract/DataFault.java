package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fault after which data must still be there, written as {@code restart}, {@code restart of store} or
 * {@code down-and-up}.
 *
 * @param service the service that has the fault; empty for the one that promises the data, and for the whole stack
 */
public record DataFault(Kind kind, Optional<String> service) {
    private static final Pattern FORM =
            Pattern.compile("(down-and-up)|(restart|recreate|replica-loss)(?: of ([a-zA-Z0-9._-]+))?");

    /** What happens. */
    public enum Kind {
        /** {@code docker restart} of every container of the service. */
        RESTART,
        /** New containers in place of those of the service, with the same volumes. */
        RECREATE,
        /** One of several containers of the service crashes, while clients send requests. */
        REPLICA_LOSS,
        /** {@code docker compose down}, which keeps volumes, and {@code up}. */
        DOWN_AND_UP;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DataFault of(String text) {
        Matcher form = FORM.matcher(text);
        Validation.refuseUnless(
                form.matches(),
                "a fault is restart, recreate, replica-loss or down-and-up, or like restart of store, not \"%s\"",
                text);
        String kind = form.group(1) == null ? form.group(2) : form.group(1);
        return new DataFault(
                Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')), Optional.ofNullable(form.group(3)));
    }

    /** @return this fault with its service, which is by default the one that promises the data */
    public DataFault by(String promising) {
        return kind == Kind.DOWN_AND_UP ? this : new DataFault(kind, Optional.of(service.orElse(promising)));
    }

    /** @return the fault as in the file */
    @Override
    public String toString() {
        return kind + service.map(name -> " of " + name).orElse("");
    }
}
