package dev.seaworthy.probe.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UdpSocketsTest {
    @Test
    void sockets_that_other_hosts_reach_are_found() {
        String tables = """
                   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref
                 4321: 00000000:01BB 00000000:0000 07 00000000:00000000 00:00000000 00000000   101        0 43 2 0 0
                 4322: 0100007F:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 44 2 0 0
                 4323: 0B00007F:A3F1 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 45 2 0 0
                 4324: 020014AC:0202 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 46 2 0 0
                 4325: 020014AC:C001 030014AC:0035 01 00000000:00000000 00:00000000 00000000     0        0 47 2 0 0
                   sl  local_address                         remote_address                        st tx_queue rx_queue
                 4326: 00000000000000000000000000000000:1388 00000000000000000000000000000000:0000 07 00000000:00000000
                 4327: 00000000000000000000000001000000:1389 00000000000000000000000000000000:0000 07 00000000:00000000
                 4328: 0000000000000000FFFF00000100007F:138A 00000000000000000000000000000000:0000 07 00000000:00000000
                """;

        assertThat(UdpSockets.ports(tables)).containsExactly(443, 514, 5000);
    }
}
