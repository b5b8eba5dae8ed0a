package dev.seaworthy.selftest.traceability;

import dev.seaworthy.report.Requirement;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Finds the tests that JUnit discovers, and the requirements in their annotations. */
public final class Traceability {
    private Traceability() {}

    /** @return the requirement IDs in the annotations of a test method and of its class */
    public static Set<String> of(Method test) {
        Set<String> ids = new TreeSet<>();
        for (AnnotatedElement element : List.of(test, test.getDeclaringClass())) {
            Optional.ofNullable(element.getAnnotation(Requirement.class))
                    .ifPresent(requirement -> ids.addAll(List.of(requirement.value())));
        }
        return ids;
    }

    /** @return every test method that JUnit discovers in the suite */
    public static List<Method> tests() {
        try (LauncherSession session = LauncherFactory.openSession()) {
            TestPlan plan = session.getLauncher()
                    .discover(LauncherDiscoveryRequestBuilder.request()
                            .selectors(DiscoverySelectors.selectPackage("dev.seaworthy"))
                            .build());
            return plan.getRoots().stream()
                    .flatMap(root -> plan.getDescendants(root).stream())
                    .flatMap(Traceability::method)
                    .distinct()
                    .toList();
        }
    }

    /** @return whether the test is one of a check, or of a class nested in it */
    public static boolean isInCheck(Method test) {
        return test.getDeclaringClass().getNestHost().getSimpleName().endsWith("Check");
    }

    private static Stream<Method> method(TestIdentifier found) {
        return found.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast).stream()
                .map(MethodSource::getJavaMethod);
    }
}
