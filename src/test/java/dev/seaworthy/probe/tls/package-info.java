/** Performs TLS handshakes: with a library, and manually where a library refuses to offer outdated versions. */
package dev.seaworthy.probe.tls;
