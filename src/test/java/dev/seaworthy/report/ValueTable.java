package dev.seaworthy.report;

import dev.seaworthy.docker.InconclusiveException;
import io.qameta.allure.Allure;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The tables of values on the report's first page. A check attaches what it observed of a service before it judges it,
 * so that the values of a violated row are in the report too. Only words of the suite, names of containers and numbers
 * are attached: nothing that would need redaction.
 */
public enum ValueTable {
    /** The limits that are configured. */
    LIMITS_SET("limits set on "),
    /** What was used when a limit was exceeded, or tried to be. */
    LIMITS_REACHED("limits reached by "),
    /** The restart policy that is configured, and whether a container was restarted after it ended. */
    RESTARTS("restarts of ");

    /** The beginning of the attachment's name; the service follows. */
    private final String name;

    ValueTable(String name) {
        this.name = name;
    }

    /** Attaches the values to the result of the check that is running. */
    public void attach(String service, List<ObservedValue> values) {
        Allure.addAttachment(name + service, "text/csv", ObservedValue.csv(values), ".csv");
    }

    /**
     * Like {@link #attach(String, List)}; attaches nothing if the values are not known, which has a verdict of its own.
     */
    public void attachIfKnown(String service, Supplier<List<ObservedValue>> values) {
        try {
            attach(service, values.get());
        } catch (InconclusiveException e) {
            System.out.println("  %s%s: not known: %s".formatted(name, service, e.getMessage()));
        }
    }

    /** @return the service whose values an attachment of this name contains; empty if it is not of this table */
    public Optional<String> service(String attachment) {
        return attachment.startsWith(name) ? Optional.of(attachment.substring(name.length())) : Optional.empty();
    }

    /** @param text content of an attachment of this table */
    public List<ObservedValue> values(String text) {
        return ObservedValue.parse(text);
    }
}
