package dev.seaworthy.probe.tls;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The client's view of a TLS handshake.
 *
 * @param host the requested name, which the certificate must contain
 * @param presented the server's certificate; empty if the handshake failed
 * @param refusal why the handshake failed at the client, which trusts the stack's certificate alone; empty if it
 *     succeeded
 */
public record Handshake(String host, Optional<X509Certificate> presented, Optional<String> refusal) {}
