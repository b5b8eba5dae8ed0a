package dev.seaworthy.report;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.HostSpeed;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.StackUnderTest;
import dev.seaworthy.probe.http.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Writes Allure's {@code environment.properties}, which the report shows in the box <i>Environment</i>: the stack, the
 * engine, Compose, the speed of the host, and the image of each service with a note if it is a stand-in.
 */
public final class AllureEnvironment {
    private AllureEnvironment() {}

    /** @param results the directory of this run's Allure results */
    public static void write(ComposeStack stack, Path results) {
        Properties page = new Properties();
        page.putAll(stack.engine().facts());
        page.setProperty("Stack", StackUnderTest.DIRECTORY.getFileName().toString());
        page.setProperty("Contract", StackUnderTest.CONTRACT.getFileName().toString());
        page.setProperty("Host speed", HostSpeed.measured().toString());
        for (Replica replica : stack.replicas().all()) {
            page.setProperty("image of " + replica.service(), stack.engine().image(replica));
        }
        store(page, results);
    }

    /**
     * Describes a deployment elsewhere, of which the engine and the images are not known.
     *
     * @param results the directory of this run's Allure results
     */
    public static void write(Target target, Path results) {
        Properties page = new Properties();
        page.setProperty("Target", target.toString());
        page.setProperty("Domain", target.domain());
        page.setProperty(
                "Trusted certificate",
                target.certificate().map(file -> file.getFileName().toString()).orElse("those of authorities"));
        page.setProperty("Contract", StackUnderTest.CONTRACT.getFileName().toString());
        store(page, results);
    }

    private static void store(Properties page, Path results) {
        try (OutputStream file =
                Files.newOutputStream(Files.createDirectories(results).resolve("environment.properties"))) {
            page.store(file, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
