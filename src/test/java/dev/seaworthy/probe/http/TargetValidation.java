package dev.seaworthy.probe.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Locale;

/**
 * Validates the options of a target, and connects to it, before anything is compiled. {@code bin/verify} runs this
 * class from its source, with the options as system properties.
 *
 * <p>Exit status: 0 if the target accepts a connection; 2 if not, or if an option is invalid, with one line on standard
 * error.
 */
final class TargetValidation {
    private static final int MILLIS = 5_000;

    private TargetValidation() {}

    public static void main(String... none) {
        try {
            Target target = Target.ofRun().orElseThrow(() -> new IllegalArgumentException("-Dtarget is missing"));
            target.certificate().ifPresent(TargetValidation::refuseUnlessCertificate);
            connect(target);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void refuseUnlessCertificate(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            CertificateFactory.getInstance("X.509").generateCertificate(pem);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("-Dtarget.certificate: no such file: " + file, e);
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException(
                    "-Dtarget.certificate: %s is no certificate in PEM: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static void connect(Target target) {
        InetSocketAddress address = new InetSocketAddress(
                target.host(), target.port(target.scheme()).orElseThrow());
        if (address.isUnresolved()) {
            throw new IllegalArgumentException(
                    "%s: unknown host: check the URL, or start the deployment".formatted(target));
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, MILLIS);
        } catch (SocketTimeoutException e) {
            throw new IllegalArgumentException(
                    "%s: no connection within %d s: check the URL, or start the deployment"
                            .formatted(target, MILLIS / 1_000),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "%s: %s: check the URL, or start the deployment"
                            .formatted(target, String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT)),
                    e);
        }
    }
}
