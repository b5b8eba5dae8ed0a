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

    private final AtomicInteger closed = new AtomicInteger();
    private Set<InetAddress> assigned = Set.of(WEB, INNER);
    private final LocalAddresses addresses = new LocalAddresses(last -> assigned, closed::incrementAndGet);

    @Test
    void the_same_addresses_close_nothing() {
        addresses.closeIdleIfChanged();

        assertThat(closed).hasValue(0);
    }

    @Test
    void another_address_instead_of_one_closes_the_idle_connections_once() {
        assigned = Set.of(WEB, OTHER_INNER);
        addresses.closeIdleIfChanged();
        addresses.closeIdleIfChanged();

        assertThat(closed).hasValue(1);
    }

    @Test
    void a_loss_and_the_new_address_close_the_idle_connections_twice() {
        assigned = Set.of(WEB);
        addresses.closeIdleIfChanged();
        assigned = Set.of(WEB, OTHER_INNER);
        addresses.closeIdleIfChanged();

        assertThat(closed).hasValue(2);
    }

    @Test
    void the_addresses_are_those_of_the_network_interfaces() {
        Set<InetAddress> read = LocalAddresses.read(Set.of());

        assertThat(read).contains(InetAddress.getLoopbackAddress());
        assertThat(LocalAddresses.read(Set.of(WEB))).isEqualTo(read);
    }
}
