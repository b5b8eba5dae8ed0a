package dev.seaworthy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.fault.NetworkFaults.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NetworkFaultsTest {
    @Test
    void an_endpoint_has_an_address_and_aliases() {
        assertThat(Endpoint.of("stack_web,192.0.2.2,frontend,3f0a"))
                .isEqualTo(new Endpoint("stack_web", "192.0.2.2", List.of("frontend", "3f0a")));
    }

    @Test
    void an_endpoint_without_an_address_and_aliases_has_neither() {
        assertThat(Endpoint.of("stack_web,")).isEqualTo(new Endpoint("stack_web", "", List.of()));
    }

    @Test
    void the_aliases_of_an_endpoint_do_not_change_its_address() {
        Endpoint before = Endpoint.of("stack_web,192.0.2.2,frontend");

        assertThat(Endpoint.of("stack_web,192.0.2.2,frontend,3f0a").hasAddressOf(before))
                .isTrue();
        assertThat(Endpoint.of("stack_web,192.0.2.3,frontend").hasAddressOf(before))
                .isFalse();
        assertThat(Endpoint.of("stack_inner,192.0.2.2,frontend").hasAddressOf(before))
                .isFalse();
    }
}
