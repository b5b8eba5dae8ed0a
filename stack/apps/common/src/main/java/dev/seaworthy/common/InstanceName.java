package dev.seaworthy.common;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of this replica: the service's name and what distinguishes this replica from the others. With Compose, that
 * is its ordinal, as in {@code frontend-2}; on Amazon ECS, where tasks have none, the first digits of the task's id, as
 * in {@code frontend-0b69d5c0}.
 *
 * <p>The ordinal comes from reverse DNS, because Compose cannot set it as an environment variable.
 */
public final class InstanceName {

    /**
     * {@code <project>-<service>-<n>.<network>}. A one-off container is named {@code …-run-<hex>} and has no ordinal.
     */
    private static final Pattern REPLICA = Pattern.compile("(?!.*-run-\\p{XDigit}+\\.)[^.]+-([1-9]\\d{0,8})\\..+");

    /** With 1,000 tasks, the probability that two have the same digits is 0.01 %. */
    private static final int DIGITS_OF_A_TASK = 8;

    private InstanceName() {}

    /**
     * Takes about a second at most, on ECS 5 s. With neither ordinal nor task, the service's name.
     *
     * @throws InvalidEnvironment if ECS does not return the task's id
     */
    public static String of(String service, Environment environment) {
        return TaskMetadata.taskId(environment)
                .map(task -> task.substring(0, DIGITS_OF_A_TASK))
                .or(() -> ReverseDns.ofThisHost().flatMap(InstanceName::ordinal))
                .map(suffix -> service + "-" + suffix)
                .orElse(service);
    }

    static Optional<String> ordinal(String pointer) {
        Matcher replica = REPLICA.matcher(pointer);
        return replica.matches() ? Optional.of(replica.group(1)) : Optional.empty();
    }
}
