package dev.seaworthy.probe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ServerHelloOrAlertTest {
    private static final ClientHello HELLO = new ClientHello(0x0301, List.of(0xc009));

    @Test
    void an_alert_is_read_with_its_number() throws IOException {
        ServerHelloOrAlert word = read("15 0301 0002 02 46");

        assertThat(word.alert()).hasValue(70);
        assertThat(word)
                .hasToString("the edge's response to a ClientHello of version 0x0301 with ciphers [0xc009]: alert 70");
    }

    @Test
    void a_ServerHello_of_TLS_1_2_has_its_version_in_the_version_field() throws IOException {
        ServerHelloOrAlert word = read("16 0303 002a 02 000026 0303" + "00".repeat(32) + "00 c02b 00");

        assertThat(word.version()).hasValue(0x0303);
        assertThat(word.cipher()).hasValue(0xc02b);
    }

    @Test
    void a_ServerHello_of_TLS_1_3_has_its_version_in_an_extension() throws IOException {
        ServerHelloOrAlert word =
                read("16 0303 0035 02 000031 0303" + "00".repeat(32) + "00 1301 00 000b 0033 0001 00 002b 0002 0304");

        assertThat(word)
                .hasToString("the edge's response to a ClientHello of version 0x0301 with ciphers [0xc009]: "
                        + "version 0x0304 with cipher 0x1301");
    }

    @Test
    void a_closed_connection_is_an_empty_response() throws IOException {
        assertThat(read(""))
                .hasToString("the edge's response to a ClientHello of version 0x0301 with ciphers [0xc009]: none");
    }

    private static ServerHelloOrAlert read(String hex) throws IOException {
        return ServerHelloOrAlert.read(
                HELLO, new ByteArrayInputStream(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }
}
