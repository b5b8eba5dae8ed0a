package dev.seaworthy.probe.tls;

import dev.seaworthy.docker.InconclusiveException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The certificate that the edge must present.
 *
 * @param file of the only certificate that the probes trust, as the users of the stack do; empty if they trust each one
 *     that an authority of this host's Java has signed
 */
public record Certificate(Optional<Path> file) {
    public static Certificate in(Path file) {
        return new Certificate(Optional.of(file));
    }

    public static Certificate ofAuthorities() {
        return new Certificate(Optional.empty());
    }

    /**
     * @return empty if any certificate of an authority is accepted
     * @throws InconclusiveException if the file cannot be read
     */
    public Optional<X509Certificate> x509() {
        return file.map(Certificate::read);
    }

    private static X509Certificate read(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        } catch (IOException | GeneralSecurityException e) {
            throw new InconclusiveException("the run's certificate cannot be read: " + e, e);
        }
    }

    /** @return a trust store with this certificate alone, or with those of the authorities */
    public KeyStore trust() {
        try {
            KeyStore trust = KeyStore.getInstance(KeyStore.getDefaultType());
            trust.load(null, null);
            for (X509Certificate trusted :
                    x509().map(Stream::of).orElseGet(Certificate::authorities).toList()) {
                trust.setCertificateEntry(
                        "stack " + trusted.getSerialNumber() + trusted.getIssuerX500Principal(), trusted);
            }
            return trust;
        } catch (IOException | GeneralSecurityException e) {
            throw new InconclusiveException("the run's certificate cannot be put into a trust store: " + e, e);
        }
    }

    private static Stream<X509Certificate> authorities() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Stream.of(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .flatMap(manager -> Stream.of(manager.getAcceptedIssuers()));
        } catch (GeneralSecurityException e) {
            throw new InconclusiveException("this host's Java has no certificates of authorities: " + e, e);
        }
    }
}
