package dev.seaworthy.common;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name an instance answers with: the service's, and the ordinal Compose gave to this replica, as in
 * {@code frontend-2}. The ordinal is learned from the network, because Compose cannot put it into the environment.
 */
public final class InstanceName {

    /**
     * {@code <project>-<service>-<n>.<network>}. A one-off container is called {@code …-run-<hex>}: it has no ordinal.
     */
    private static final Pattern REPLICA = Pattern.compile("(?!.*-run-\\p{XDigit}+\\.)[^.]+-([1-9]\\d{0,8})\\..+");

    private InstanceName() {}

    /** Takes at most about a second; without a fitting record the instance has the service's name. */
    public static String of(String service) {
        return PointerRecord.ofThisHost()
                .flatMap(InstanceName::ordinal)
                .map(ordinal -> service + "-" + ordinal)
                .orElse(service);
    }

    static Optional<String> ordinal(String pointer) {
        Matcher replica = REPLICA.matcher(pointer);
        return replica.matches() ? Optional.of(replica.group(1)) : Optional.empty();
    }
}
