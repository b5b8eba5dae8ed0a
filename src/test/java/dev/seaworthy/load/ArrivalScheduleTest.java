package dev.seaworthy.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.HostSpeed;
import dev.seaworthy.load.ArrivalSchedule.Due;
import dev.seaworthy.load.Operation.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ArrivalScheduleTest {
    private static final int PER_SECOND = 200;

    @Test
    void a_slower_host_gets_a_lower_rate_of_at_least_40_requests_per_second() {
        assertThat(ArrivalSchedule.perSecond(new HostSpeed(Duration.ofMillis(200))))
                .isEqualTo(200);
        assertThat(ArrivalSchedule.perSecond(new HostSpeed(Duration.ofMillis(500))))
                .isEqualTo(50);
        assertThat(ArrivalSchedule.perSecond(new HostSpeed(Duration.ofSeconds(2))))
                .isEqualTo(40);
    }

    @Test
    void a_minute_has_12000_requests_in_order_and_a_third_are_messages() {
        List<Due> minute = minute(new Seed(1));

        assertThat(minute).extracting(Due::scheduled).isSorted();
        assertThat(minute.getLast().scheduled()).isBetween(Duration.ofMillis(59_990), Duration.ofSeconds(60));
        assertThat(minute.stream().filter(due -> due.kind() == Kind.MESSAGE).count())
                .isBetween(3_700L, 4_300L);
    }

    @Test
    void the_same_seed_gives_the_same_schedule_and_another_seed_a_different_one() {
        assertThat(minute(new Seed(1))).isEqualTo(minute(new Seed(1))).isNotEqualTo(minute(new Seed(2)));
    }

    private static List<Due> minute(Seed seed) {
        ArrivalSchedule schedule = new ArrivalSchedule("load", seed, PER_SECOND);
        return Stream.generate(schedule::next).limit(60 * PER_SECOND).toList();
    }
}
