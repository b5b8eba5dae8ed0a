package dev.seaworthy.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LocalAddressesTest {

    private static final InetAddress WEB = InetAddress.ofLiteral("192.0.2.2");
    private static final InetAddress INNER = InetAddress.ofLiteral("198.51.100.3");
    private static final InetAddress OTHER_INNER = InetAddress.ofLiteral("198.51.100.7");

    private final AtomicInteger losses = new AtomicInteger();
    private Set<InetAddress> assigned = Set.of(WEB, INNER);
    private final LocalAddresses addresses = new LocalAddresses(last -> assigned, losses::incrementAndGet);

    @Test
    void another_address_instead_of_one_is_a_loss_once() {
        assigned = Set.of(WEB, OTHER_INNER);
        addresses.refresh();
        addresses.refresh();

        assertThat(losses).hasValue(1);
    }

    @Test
    void a_missing_address_is_a_loss_and_its_return_is_none() {
        assigned = Set.of(WEB);
        addresses.refresh();
        assigned = Set.of(WEB, INNER);
        addresses.refresh();

        assertThat(losses).hasValue(1);
    }

    @Test
    void the_loss_of_an_address_that_was_added_later_is_a_loss() {
        assigned = Set.of(WEB, INNER, OTHER_INNER);
        addresses.refresh();
        assertThat(losses).hasValue(0);

        assigned = Set.of(WEB, INNER);
        addresses.refresh();
        assertThat(losses).hasValue(1);
    }

    @Test
    void the_addresses_of_this_host_are_not_lost() {
        LocalAddresses own = new LocalAddresses(losses::incrementAndGet);
        own.refresh();

        assertThat(losses).hasValue(0);
    }
}
