package dev.seaworthy.mutation;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;

/** Finds the method that a mutant names. */
final class Obligations {
    private static final List<String> PACKAGES =
            List.of("dev.seaworthy.checks.platform.", "dev.seaworthy.checks.product.", "dev.seaworthy.mutation.");

    private Obligations() {}

    static DiscoverySelector selector(Mutant.Obligation named) {
        Method method = method(named);
        return DiscoverySelectors.selectMethod(method.getDeclaringClass(), method);
    }

    /** @throws IllegalArgumentException if there is none of this name */
    static Method method(Mutant.Obligation named) {
        return PACKAGES.stream()
                .flatMap(home -> check(home + named.check()))
                .flatMap(check -> Stream.of(check.getDeclaredMethods()))
                .filter(method -> method.getName().equals(named.obligation()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no obligation %s of a %s".formatted(named.obligation(), named.check())));
    }

    private static Stream<Class<?>> check(String name) {
        try {
            return Stream.of(Class.forName(name));
        } catch (ClassNotFoundException e) {
            return Stream.empty();
        }
    }
}
