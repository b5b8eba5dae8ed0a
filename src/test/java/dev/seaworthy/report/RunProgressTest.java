package dev.seaworthy.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

final class RunProgressTest {
    private static final Launcher LAUNCHER = LauncherFactory.create(LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .build());

    @Test
    void a_skipped_class_or_method_has_a_row_for_each_obligation() {
        assertThat(skipped(SkippedClass.class)).containsExactlyInAnyOrder("one obligation", "an obligation with rows");
        assertThat(skipped(SkippedMethods.class))
                .containsExactlyInAnyOrder("one obligation", "an obligation with rows");
    }

    @Test
    void the_rows_of_a_nested_class_are_those_of_the_outermost_class() {
        TestPlan plan = plan(Outermost.class);

        assertThat(plan.getRoots().stream()
                        .flatMap(root -> plan.getDescendants(root).stream())
                        .filter(TestIdentifier::isTest)
                        .map(test -> RunProgress.className(plan, test)))
                .containsExactly("RunProgressTest$Outermost");
    }

    private static List<String> skipped(Class<?> type) {
        TestPlan plan = plan(type);
        List<String> names = new ArrayList<>();
        LAUNCHER.execute(plan, new TestExecutionListener() {
            @Override
            public void executionSkipped(TestIdentifier test, String reason) {
                RunProgress.obligations(plan, test)
                        .map(TestIdentifier::getDisplayName)
                        .forEach(names::add);
            }
        });
        return names;
    }

    private static TestPlan plan(Class<?> type) {
        return LAUNCHER.discover(LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(type))
                .build());
    }

    static final class Outermost {
        @Nested
        final class Inner {
            @Test
            void one_obligation() {}
        }
    }

    @Disabled("to be skipped")
    static final class SkippedClass {
        @Test
        void one_obligation() {}

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void an_obligation_with_rows(int row) {}
    }

    static final class SkippedMethods {
        @Test
        @Disabled("to be skipped")
        void one_obligation() {}

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        @Disabled("to be skipped")
        void an_obligation_with_rows(int row) {}
    }
}
