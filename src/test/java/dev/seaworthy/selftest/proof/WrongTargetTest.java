package dev.seaworthy.selftest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.Requirement;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run against a server that is no deployment of the stack, without an engine. */
@Requirement("AWS-08")
final class WrongTargetTest {
    private static final byte[] HELLO =
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"
                    .getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path directory;

    @Test
    void a_server_that_always_says_hello_violates_the_requirements_and_causes_no_error() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server));

            List<Verdict> verdicts = new TargetSuite(directory, Duration.ofMinutes(5))
                    .run("target=http://localhost:" + server.getLocalPort());

            assertThat(verdicts).noneMatch(verdict -> verdict.is(Outcome.ERROR));
            assertThat(verdicts)
                    .filteredOn(verdict -> verdict.is(Outcome.VIOLATED))
                    .extracting(Verdict::check)
                    .contains("RoutesCheck", "HttpsCheck", "FrontendCheck", "VisitResponseCheck", "MessagesCheck");
            assertThat(verdicts)
                    .filteredOn(verdict -> verdict.check().equals("ExactlyOnceCheck"))
                    .extracting(Verdict::message)
                    .isNotEmpty()
                    .allMatch(reason -> reason.startsWith("requires Docker: "));
            assertThat(verdicts)
                    .filteredOn(verdict -> verdict.check().equals("TlsCheck"))
                    .isNotEmpty()
                    .allMatch(verdict -> verdict.is(Outcome.SKIPPED));
            assertThat(Files.readString(directory.resolve("allure-results/environment.properties")))
                    .contains("Target=http\\://localhost");
        }
    }

    private static void serve(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> sayHello(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Reads the request first: a connection with unread data is reset when it is closed. */
    private static void sayHello(Socket client) {
        try (client) {
            client.setSoTimeout(500);
            client.getInputStream().read(new byte[65_536]);
            client.getOutputStream().write(HELLO);
        } catch (IOException gone) {
            return;
        }
    }
}
