package dev.seaworthy.checks.product.visits;

import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static dev.seaworthy.assertion.ExchangeAssert.precondition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.store.StoredMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The responses to requests that must change no data, sent in one pass with an ordinary visit before the first and
 * after each.
 *
 * @param place where the messages were read
 * @param answers to all of them, including the visits, in their order
 */
public record BetweenVisits(
        String place, List<String> messagesBefore, List<Exchange> answers, List<String> messagesAfter) {

    /** @param send sends the requests one after another */
    public static <T> BetweenVisits send(
            Stream<T> requests, T visit, Function<List<T>, List<Exchange>> send, StoredMessages messages) {
        List<T> all = Stream.concat(Stream.of(visit), requests.flatMap(request -> Stream.of(request, visit)))
                .toList();
        List<String> before = messages.texts();
        List<Exchange> answers = send.apply(all);
        return new BetweenVisits(messages.place(), before, answers, messages.texts());
    }

    /** Fails unless the request of this index was rejected, and the visit after it got the next number. */
    public void assertRefused(int request, int status) {
        int at = 2 * request + 1;
        long before = precondition(answers.get(at - 1)).isVisit().number();
        assertThat(answers.get(at)).refusesAsJson(status);
        assertThat(answers.get(at + 1))
                .isVisitNumber(
                        before + 1,
                        "because %s after visit %d is not counted"
                                .formatted(answers.get(at).request(), before));
    }

    public void assertNoMessageLeft() {
        List<String> added = new ArrayList<>(messagesAfter);
        messagesBefore.forEach(added::remove);
        assertThat(messagesAfter)
                .overridingErrorMessage(
                        "%s after %d rejected requests: expected the same %d messages as before, "
                                + "but there are %d; added: %s",
                        place, answers.size() / 2, messagesBefore.size(), messagesAfter.size(), added)
                .containsExactlyInAnyOrderElementsOf(messagesBefore);
    }
}
