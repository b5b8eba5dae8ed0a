package dev.seaworthy.checks;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.browser.Browsers;
import java.lang.reflect.Executable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a check requires Docker, by the types of its parameters. */
final class NeedsDocker {
    /** The first one that is among the parameters is the reason. */
    private static final List<Map.Entry<Class<?>, String>> REASONS = List.of(
            Map.entry(Variants.class, "requires Docker: it starts another stack"),
            Map.entry(Faults.class, "requires Docker: it injects faults into containers"),
            Map.entry(Browsers.class, "requires Docker: it starts a browser in a container"),
            Map.entry(StackStart.class, "requires Docker: it judges the start of the stack"),
            Map.entry(ComposeStack.class, "requires Docker: it observes the containers, their logs or their stores"));

    private NeedsDocker() {}

    /** @return the reason for a whole class, by its constructor; empty if some of its methods may be judged */
    static Optional<String> reason(Class<?> check) {
        return reason(Stream.of(check.getDeclaredConstructors()));
    }

    /** @return the reason for one method, by its parameters; empty if it can be judged */
    static Optional<String> reason(Executable method) {
        return reason(Stream.of(method));
    }

    private static Optional<String> reason(Stream<? extends Executable> requesting) {
        List<Class<?>> requested = requesting
                .<Class<?>>flatMap(one -> Stream.of(one.getParameterTypes()))
                .toList();
        return REASONS.stream()
                .filter(reason -> requested.contains(reason.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
