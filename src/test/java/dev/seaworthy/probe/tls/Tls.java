package dev.seaworthy.probe.tls;

import dev.seaworthy.docker.Elapsed;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.TooSlowException;
import dev.seaworthy.probe.http.Edge;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Performs TLS handshakes with the edge as a browser that trusts the stack's certificate: with SNI and certificate
 * validation.
 */
public final class Tls {
    private static final int MILLIS = 5_000;
    /** The edge disconnects a client that has not finished its handshake within this time. */
    private static final Duration EDGE_TIMEOUT = Duration.ofSeconds(5);

    private final Edge edge;

    public Tls(Edge edge) {
        this.edge = edge;
    }

    /** @return the certificate that the edge must present */
    public Certificate certificate() {
        return edge.certificate();
    }

    /**
     * @return whether the key of the certificate that the edge must present, or presents, is an RSA key
     * @throws InconclusiveException if neither is known
     */
    public boolean isRsa() {
        return certificate()
                .x509()
                .or(() -> handshake("localhost").presented())
                .orElseThrow(() -> new InconclusiveException("the edge presents no certificate that a client trusts"))
                .getPublicKey()
                .getAlgorithm()
                .equals("RSA");
    }

    /**
     * @param site as it is called on this host
     * @throws InconclusiveException if the connection cannot be opened, or the edge's timeout ended it while the host
     *     did not keep up
     */
    public Handshake handshake(String site) {
        String host = edge.site(site);
        InetSocketAddress address = edge.address("https");
        try (Socket socket = new Socket()) {
            SSLSocketFactory factory =
                    context().getSocketFactory(); // before connecting: the edge's handshake timeout is 5 s
            socket.connect(address, MILLIS);
            socket.setSoTimeout(MILLIS);
            return handshake(host, (SSLSocket) factory.createSocket(socket, host, address.getPort(), true));
        } catch (IOException | GeneralSecurityException e) {
            throw new InconclusiveException("no TLS connection to the edge for %s: %s".formatted(host, e), e);
        }
    }

    /**
     * Sends only the ClientHello and reads the response.
     *
     * @throws InconclusiveException if the connection cannot be opened, or no response arrives in time
     */
    public ServerHelloOrAlert hello(ClientHello hello) {
        try (Socket socket = new Socket()) {
            socket.connect(edge.address("https"), MILLIS);
            socket.setSoTimeout(MILLIS);
            socket.getOutputStream().write(hello.bytes());
            return ServerHelloOrAlert.read(hello, socket.getInputStream());
        } catch (IOException e) {
            throw new InconclusiveException("cannot read the edge's response to %s: %s".formatted(hello, e), e);
        }
    }

    private static Handshake handshake(String host, SSLSocket socket) throws IOException {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        Instant from = Instant.now();
        try {
            socket.startHandshake();
        } catch (SSLException e) {
            Elapsed time = Elapsed.since(from);
            if (time.wall().compareTo(EDGE_TIMEOUT) >= 0 && time.isStarved()) {
                throw new TooSlowException("TLS handshake for %s failed: %s".formatted(host, e.getMessage()), time, e);
            }
            return new Handshake(host, Optional.empty(), Optional.of(e.getMessage()));
        }
        X509Certificate presented = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        return new Handshake(host, Optional.of(presented), Optional.empty());
    }

    private SSLContext context() throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(edge.certificate().trust());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
