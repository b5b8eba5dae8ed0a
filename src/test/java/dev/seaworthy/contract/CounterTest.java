package dev.seaworthy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class CounterTest {
    @Test
    void the_number_is_the_first_group_in_a_part_of_the_body() {
        assertThat(counter("visits: (\\d+)", 20, 200).numberIn("<p>visits: 17</p> of 20"))
                .hasValue(17);
        assertThat(counter("visits: (\\d+)", 20, 200).numberIn("no visits")).isEmpty();
        assertThat(counter("visits: (\\w+)", 20, 200).numberIn("visits: many")).isEmpty();
    }

    @Test
    void a_counter_without_a_number_or_with_too_few_requests_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counter("visits: \\d+", 20, 200))
                .withMessageContaining("must have a group");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counter("(\\d+)", 20, 19))
                .withMessageContaining("not 19");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counter("(\\d+)", 0, 200))
                .withMessageContaining("clients must be 1 or more");
    }

    @Test
    void more_clients_than_200_send_one_request_each() {
        assertThat(counter("(\\d+)", 300, null).requests()).isEqualTo(300);
    }

    @Test
    void the_instance_is_named_by_the_body_or_by_a_header() {
        Spread grouped = new Spread(3, Optional.empty(), Optional.of(Pattern.compile("I am (\\S+)")));
        Spread whole = new Spread(3, Optional.empty(), Optional.of(Pattern.compile("app-\\d")));

        assertThat(grouped.instanceIn("Hello, I am app-2 of 3")).hasValue("app-2");
        assertThat(whole.instanceIn("Hello, I am app-2 of 3")).hasValue("app-2");
        assertThat(whole.instanceIn("Hello")).isEmpty();
        assertThat(new Spread(3, Optional.of("X-Instance"), Optional.empty()).instanceIn("app-2"))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Spread(3, Optional.empty(), Optional.empty()))
                .withMessage("spread must have header or body, and not both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Spread(0, Optional.of("X-Instance"), Optional.empty()))
                .withMessage("instances must be 1 or more, not 0");
    }

    private static Counter counter(String number, Integer clients, Integer requests) {
        return new Counter(
                8000, "/", null, null, null, null, false, Pattern.compile(number), clients, requests, null, null);
    }
}
