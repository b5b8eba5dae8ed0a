package dev.seaworthy.common;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of this replica: the service's name and the ordinal that Compose assigned, as in {@code frontend-2}. The
 * ordinal comes from reverse DNS, because Compose cannot set it as an environment variable.
 */
public final class InstanceName {

    /**
     * {@code <project>-<service>-<n>.<network>}. A one-off container is named {@code …-run-<hex>} and has no ordinal.
     */
    private static final Pattern REPLICA = Pattern.compile("(?!.*-run-\\p{XDigit}+\\.)[^.]+-([1-9]\\d{0,8})\\..+");

    private InstanceName() {}

    /** Takes about a second at most. The default is the service's name. */
    public static String of(String service) {
        return ReverseDns.ofThisHost()
                .flatMap(InstanceName::ordinal)
                .map(ordinal -> service + "-" + ordinal)
                .orElse(service);
    }

    static Optional<String> ordinal(String pointer) {
        Matcher replica = REPLICA.matcher(pointer);
        return replica.matches() ? Optional.of(replica.group(1)) : Optional.empty();
    }
}
