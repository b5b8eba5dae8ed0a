package dev.seaworthy.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaultPeriodsTest {
    private static final Duration AFTERMATH = Duration.ofSeconds(5);
    private final FaultPeriods periods = new FaultPeriods();

    @ParameterizedTest
    @CsvSource({"9, false", "10, true", "20, true", "25, true", "26, false"})
    void a_period_and_its_aftermath_explain_what_happens_in_them(int second, boolean explained) {
        periods.add("Restarts", at(10), at(20), Set.of());

        assertThat(periods.explain("web", at(second), AFTERMATH)).isEqualTo(explained);
    }

    @Test
    void a_service_that_did_not_recover_is_disturbed_from_then_on_and_no_other_service() {
        periods.add("Restarts", at(10), at(20), Set.of("store"));

        assertThat(periods.explain("store", at(1_000), AFTERMATH)).isTrue();
        assertThat(periods.undisturbed("store", at(0), at(1_000), AFTERMATH)).hasSeconds(10);
        assertThat(periods.explain("web", at(1_000), AFTERMATH)).isFalse();
        assertThat(periods.undisturbed("web", at(0), at(1_000), AFTERMATH)).hasSeconds(985);
    }

    @Test
    void a_period_in_the_aftermath_of_another_is_not_subtracted_twice() {
        FaultPeriods overlapping = new FaultPeriods();
        overlapping.add("Restarts", at(21), at(30), Set.of());
        overlapping.add("Restarts", at(10), at(20), Set.of());

        assertThat(overlapping.undisturbed("web", at(0), at(60), Duration.ofSeconds(10)))
                .hasSeconds(30);
    }

    @Test
    void undisturbed_time_is_outside_of_all_periods_and_their_aftermath() {
        periods.add("Restarts", at(10), at(20), Set.of());
        periods.add("Restarts", at(40), at(50), Set.of());

        assertThat(periods.undisturbed("web", at(0), at(60), AFTERMATH)).hasSeconds(30);
        assertThat(periods.undisturbed("web", at(15), at(22), AFTERMATH)).isZero();
    }

    @Test
    void the_check_with_the_last_fault_before_a_moment_is_its_cause() {
        periods.add("Restarts", at(10), at(20), Set.of());
        periods.add("Outages", at(22), at(30), Set.of("store"));

        assertThat(periods.causeAt("web", at(9), AFTERMATH)).isEmpty();
        assertThat(periods.causeAt("web", at(21), AFTERMATH)).hasValue("Restarts");
        assertThat(periods.causeAt("web", at(23), AFTERMATH)).hasValue("Outages");
        assertThat(periods.causeAt("web", at(36), AFTERMATH)).isEmpty();
        assertThat(periods.causeAt("store", at(36), AFTERMATH)).hasValue("Outages");
        assertThat(periods.first()).hasValue(at(10));
        assertThat(periods.last()).hasValue(at(30));
    }

    @Test
    void the_first_faults_that_were_not_undone_and_the_first_end_of_a_service_are_remembered() {
        assertThat(periods.notUndone()).isEmpty();

        periods.addNotUndone("Restarts", "no engine");
        periods.addNotUndone("Outages", "no network");
        periods.addEnded("web", "web-1 (exited)");
        periods.addEnded("web", "web-1 (dead)");

        assertThat(periods.notUndone()).hasValue("the faults of \"Restarts\" were not undone: no engine");
        assertThat(periods.ended("web")).hasValue("web-1 (exited)");
        assertThat(periods.ended("store")).isEmpty();
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}
