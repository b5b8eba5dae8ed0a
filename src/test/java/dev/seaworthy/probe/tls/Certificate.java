package dev.seaworthy.probe.tls;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** The certificate of this run. The probes trust it and no other, as the users of the stack do. */
public record Certificate(ComposeStack stack) {
    /** @throws InconclusiveException if it cannot be read */
    public X509Certificate x509() {
        try (InputStream pem = Files.newInputStream(stack.ownFile("secrets/tls_certificate"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        } catch (IOException | GeneralSecurityException e) {
            throw new InconclusiveException("the run's certificate cannot be read: " + e, e);
        }
    }

    /** @return a trust store with this certificate alone */
    public KeyStore trust() {
        try {
            KeyStore trust = KeyStore.getInstance(KeyStore.getDefaultType());
            trust.load(null, null);
            trust.setCertificateEntry("stack", x509());
            return trust;
        } catch (IOException | GeneralSecurityException e) {
            throw new InconclusiveException("the run's certificate cannot be put into a trust store: " + e, e);
        }
    }
}
