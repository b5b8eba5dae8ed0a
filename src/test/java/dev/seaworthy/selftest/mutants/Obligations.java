package dev.seaworthy.selftest.mutants;

import dev.seaworthy.checks.PreStartedStack;
import dev.seaworthy.checks.nested.Checks;
import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.docker.ComposeStack;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/** Finds and runs the test method that a mutant names. */
final class Obligations {
    private static final Map<String, Class<?>> CHECKS =
            ReflectionSupport.findAllClassesInPackage("dev.seaworthy", type -> true, name -> name.endsWith("Check"))
                    .stream()
                    .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    private Obligations() {}

    /** @return the verdict of every row of an obligation on a stack that may violate its contract */
    static List<Verdict> judge(ComposeStack stack, Mutant.Obligation obligation) {
        return Checks.run(
                session -> PreStartedStack.putMutant(session, stack, obligation.row()),
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selector(obligation))
                        .build(),
                () -> {});
    }

    private static DiscoverySelector selector(Mutant.Obligation named) {
        Method method = method(named);
        return DiscoverySelectors.selectMethod(method.getDeclaringClass(), method);
    }

    /** @throws IllegalArgumentException if there is no such class or method */
    static Method method(Mutant.Obligation named) {
        return Optional.<Class<?>>ofNullable(CHECKS.get(named.check())).stream()
                .flatMap(check -> Stream.of(check.getDeclaredMethods()))
                .filter(method -> method.getName().equals(named.obligation()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no test method %s in a class %s".formatted(named.obligation(), named.check())));
    }
}
