package dev.seaworthy.probe.network;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Tests whether a JVM accepts a debugger: a JDWP connection begins with the same 14 characters from both sides.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/25/docs/specs/jdwp/jdwp-spec.html">JDWP</a>
 */
public record Jdwp(ComposeStack stack) {
    private static final String HELLO = "JDWP-Handshake";
    private static final String SAY_HELLO =
            "exec 3<>/dev/tcp/127.0.0.1/$0 && printf %s >&3 && timeout 3 head --bytes=14 <&3".formatted(HELLO);
    private static final int MILLIS = 3_000;

    /** @return whether a debugger can connect to this port inside the replica's network namespace */
    public boolean answers(Replica replica, int port) {
        return stack.probeContainer()
                .tryInNetworkNamespaceOf(replica, "bash", "-c", SAY_HELLO, Integer.toString(port))
                .output()
                .equals(HELLO);
    }

    /** @return whether a debugger can connect to this port of the host */
    public boolean respondsOnLoopback(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLIS);
            socket.setSoTimeout(MILLIS);
            socket.getOutputStream().write(HELLO.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(HELLO.length());
            return new String(answer, StandardCharsets.US_ASCII).equals(HELLO);
        } catch (IOException refused) {
            return false;
        }
    }
}
