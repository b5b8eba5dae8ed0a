package dev.seaworthy.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

@Execution(ExecutionMode.SAME_THREAD)
final class OtherChecksTest {
    private static final List<String> ENDED = new CopyOnWriteArrayList<>();

    @Test
    void a_check_at_the_end_of_a_run_begins_after_all_others_have_ended() {
        ENDED.clear();

        run(Last.class, Other.class, Skipped.class);

        assertThat(ENDED).containsExactly("other", "resources of other", "last");
    }

    @Test
    void a_check_at_the_end_of_a_run_can_be_run_alone() {
        ENDED.clear();

        run(Last.class);

        assertThat(ENDED).containsExactly("last");
    }

    private static void run(Class<?>... checks) {
        LauncherConfig apart = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        try (LauncherSession session = LauncherFactory.openSession(apart)) {
            LauncherDiscoveryRequestBuilder request = request();
            for (Class<?> check : checks) {
                request.selectors(selectClass(check));
            }
            session.getLauncher().execute(request.build());
        }
    }

    /** The first one in the order, so that it would run first if it did not wait. */
    @AtEndOfRun
    @Order(1)
    static class Last {
        @Test
        void runs() {
            ENDED.add("last");
        }
    }

    @Order(2)
    static class Other {
        @Test
        void runs() {
            ENDED.add("other");
        }

        @AfterAll
        static void close() {
            ENDED.add("resources of other");
        }
    }

    @Disabled
    static class Skipped {
        @Test
        void runs() {
            ENDED.add("skipped");
        }
    }
}
