package dev.seaworthy.probe.tls;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * A TLS handshake as a client saw it.
 *
 * @param host the name that was asked for and that the certificate must be for
 * @param presented what the server showed; empty if the handshake ended before
 * @param refusal why the client, which trusts the stack's certificate alone, hung up; empty if it did not
 */
public record Handshake(String host, Optional<X509Certificate> presented, Optional<String> refusal) {}
