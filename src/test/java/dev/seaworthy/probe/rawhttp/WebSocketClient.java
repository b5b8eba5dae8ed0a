package dev.seaworthy.probe.rawhttp;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.http.Edge;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Request;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A WebSocket client that only receives. It connects to the edge whatever the host of the target is; the JDK's client
 * connects to that host, which need not be resolvable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455">RFC 6455</a>
 */
public final class WebSocketClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String ASKED = "the edge";
    private static final int KEY_BYTES = 16;

    private final Edge edge;
    private final Exchanges exchanges;
    private final Socket socket = new Socket();
    private final DataInputStream input;
    private final String key;

    /** @throws InconclusiveException if the connection cannot be opened */
    public WebSocketClient(Edge edge, Exchanges exchanges) {
        this.edge = edge;
        this.exchanges = exchanges;
        byte[] random = new byte[KEY_BYTES];
        ThreadLocalRandom.current().nextBytes(random);
        this.key = Base64.getEncoder().encodeToString(random);
        try {
            socket.connect(edge.address("http"), Math.toIntExact(CONNECT.toMillis()));
            input = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            throw new InconclusiveException("cannot connect to the edge: " + e, e);
        }
    }

    /**
     * Sends the opening handshake.
     *
     * @return the response without its body; a server that accepts responds with 101
     */
    public Exchange open(URI target, Duration timeout) {
        Request request = edge.sited(new Request("GET", target, Map.of("Upgrade", "websocket"), new byte[0]));
        Instant at = Instant.now();
        try {
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            socket.getOutputStream().write(RawRequest.bytes("""
                    GET %s HTTP/1.1\r
                    Host: %s\r
                    Upgrade: websocket\r
                    Connection: Upgrade\r
                    Sec-WebSocket-Key: %s\r
                    Sec-WebSocket-Version: 13\r
                    \r
                    """.formatted(
                            target.getRawPath(), request.target().getHost(), key)));
            HttpHead head = HttpHead.of(head());
            return exchanges.record(Exchange.answered(
                    request, ASKED, at, head.status(), head.headers(), "", Duration.between(at, Instant.now())));
        } catch (IOException e) {
            return exchanges.record(Exchange.unanswered(request, ASKED, at, e.toString()));
        }
    }

    /** @return the value of Sec-WebSocket-Accept that proves that the server has understood this handshake */
    public String expectedAccept() {
        return accept(key);
    }

    /** Section 4.2.2, 5.4: the key and a constant, hashed. */
    static String accept(String key) {
        try {
            byte[] text = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the next text message; empty if none arrives in time, or the server closes the connection */
    public Optional<String> receive(Duration timeout) {
        try {
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            return WebSocketMessage.read(input);
        } catch (SocketTimeoutException | EOFException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new InconclusiveException("cannot read from the WebSocket: " + e, e);
        }
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) input.readUnsignedByte());
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new InconclusiveException("cannot close the WebSocket: " + e, e);
        }
    }
}
