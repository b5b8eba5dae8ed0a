package dev.seaworthy.assertion;

import static dev.seaworthy.assertion.HistoryAssert.assertThat;
import static dev.seaworthy.assertion.HistoryFixtures.BEFORE;
import static dev.seaworthy.assertion.HistoryFixtures.answered;
import static dev.seaworthy.assertion.HistoryFixtures.experiment;
import static dev.seaworthy.assertion.HistoryFixtures.history;
import static dev.seaworthy.assertion.HistoryFixtures.kept;
import static dev.seaworthy.assertion.HistoryFixtures.message;
import static dev.seaworthy.assertion.HistoryFixtures.trace;
import static dev.seaworthy.assertion.HistoryFixtures.violates;
import static dev.seaworthy.assertion.HistoryFixtures.visit;

import dev.seaworthy.load.ConsistencyChecker;
import dev.seaworthy.load.History;
import dev.seaworthy.load.Operation;
import dev.seaworthy.probe.store.StoreSnapshot;
import dev.seaworthy.probe.store.VisitsStore.Counted;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Histories whose stores lost, duplicated or invented one visit or message. */
final class HistoryConsistencyTest {
    private static final String FIVE = "while web-2 is killed (seed 7): of 3 requests, 0 of them not acknowledged, 1 ";

    private final Operation six = visit(1, 100, 6);
    private final Operation seven = visit(2, 2_100, 7);
    private final Operation ahoy = message(3, 2_200, 201);

    @Test
    void an_acknowledged_visit_that_was_not_counted_is_lost() {
        violates(
                () -> assertThat(experiment(kept(6, "earlier", "load.3"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "acknowledged but lost:\n  visit 7, acknowledged to load.2");
    }

    @Test
    void a_response_with_another_visits_number_is_a_violation() {
        violates(
                () -> assertThat(experiment(kept(7, "earlier", "load.3"), six, visit(2, 2_100, 6), ahoy))
                        .isConsistent(),
                FIVE + "acknowledged but lost:\n  visit 6, acknowledged to load.2");
        violates(
                () -> assertThat(experiment(kept(6, "earlier"), six, visit(2, 2_100, 4)))
                        .isConsistent(),
                "visit 4, already counted before the load");
    }

    @Test
    void a_visit_that_was_counted_twice_is_reported_as_never_requested() {
        violates(
                () -> assertThat(experiment(kept(8, "earlier", "load.3"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "stored but never requested:\n  visit 8, of request id of load.8");
    }

    @Test
    void a_visit_without_a_request_is_reported_as_never_requested() {
        StoreSnapshot after = new StoreSnapshot(8, kept(7).counted(), List.of("earlier", "load.3"));

        violates(
                () -> assertThat(experiment(after, six, seven, ahoy)).isConsistent(),
                FIVE + "stored but never requested:\n  visit 8, of request unknown");
    }

    @Test
    void two_numbers_for_one_request_and_two_requests_with_one_number_are_duplicates() {
        violates(
                () -> assertThat(experiment(and(8, "id of load.2"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "stored or returned more than once:\n  visits [7, 8], all of request id of load.2");
        violates(
                () -> assertThat(experiment(and(7, "id of load.1"), six, seven, ahoy))
                        .isConsistent(),
                "visit 7, assigned 2 times");
    }

    /** A consistent snapshot with one more visit. */
    private static StoreSnapshot and(long number, String key) {
        List<Counted> counted = Stream.concat(kept(7).counted().stream(), Stream.of(new Counted(number, key)))
                .toList();
        return new StoreSnapshot(Math.max(7, number), counted, List.of("earlier", "load.3"));
    }

    @Test
    void an_unacknowledged_request_of_an_earlier_load_explains_only_its_own_visit() {
        History history = history(six, seven);
        StoreSnapshot after = kept(8, "earlier");

        assertThat(experiment(
                        history,
                        ConsistencyChecker.of(history, trace(six, seven), Set.of("id of load.8"), BEFORE, after)))
                .isConsistent();
        violates(
                () -> assertThat(experiment(
                                history,
                                ConsistencyChecker.of(
                                        history, trace(six, seven), Set.of("id of old.1"), BEFORE, after)))
                        .isConsistent(),
                "visit 8, of request id of load.8");
    }

    @Test
    void all_inconsistencies_are_reported() {
        violates(
                () -> assertThat(experiment(kept(6, "earlier", "stray"), six, visit(2, 2_100, 4), ahoy))
                        .isConsistent(),
                FIVE + """
                        acknowledged but lost:
                          message load.3
                        1 stored or returned more than once:
                          visit 4, already counted before the load
                        1 stored but never requested:
                          message stray""");
    }

    @Test
    void a_missing_message_is_reported_as_lost_even_if_it_was_stored_before_the_load() {
        violates(
                () -> assertThat(experiment(kept(7, "earlier"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "acknowledged but lost:\n  message load.3");
        violates(
                () -> assertThat(experiment(kept(7, "load.3"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "acknowledged but lost:\n  message earlier, stored before the load");
    }

    @Test
    void a_message_stored_twice_is_reported_as_a_duplicate_and_an_unsent_one_as_never_requested() {
        violates(
                () -> assertThat(experiment(kept(7, "earlier", "load.3", "load.3"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "stored or returned more than once:\n  message load.3, stored 2 times");
        violates(
                () -> assertThat(experiment(kept(7, "earlier", "load.3", "stray"), six, seven, ahoy))
                        .isConsistent(),
                FIVE + "stored but never requested:\n  message stray");
    }

    @Test
    void an_unacknowledged_request_may_take_effect_or_not() {
        Operation unsure = answered(2, 2_100, 503, "");
        org.assertj.core.api.Assertions.assertThat(List.of(6, 7))
                .allSatisfy(counted -> assertThat(experiment(kept(counted, "earlier"), six, unsure))
                        .isConsistent());
        org.assertj.core.api.Assertions.assertThat(experiment(kept(7, "earlier"), six, unsure)
                        .consistency()
                        .indeterminate())
                .containsExactly("visit load.2");
        org.assertj.core.api.Assertions.assertThat(experiment(kept(6, "earlier", "load.3"), six, message(3, 2_200, 503))
                        .consistency()
                        .indeterminate())
                .containsExactly("message load.3");
    }
}
