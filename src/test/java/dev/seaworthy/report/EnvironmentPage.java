package dev.seaworthy.report;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.HostSpeed;
import dev.seaworthy.docker.Replica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Writes the environment page of the report: engine, Compose, host speed and images, with the stand-ins among them. */
public final class EnvironmentPage {
    private EnvironmentPage() {}

    /** @param results the directory of this run's Allure results */
    public static void write(ComposeStack stack, Path results) {
        Properties page = new Properties();
        page.putAll(stack.engine().facts());
        page.setProperty("Host speed", HostSpeed.measured().toString());
        for (Replica replica : stack.replicas().all()) {
            page.setProperty("image of " + replica.service(), stack.engine().image(replica));
        }
        try (Writer file =
                Files.newBufferedWriter(Files.createDirectories(results).resolve("environment.properties"))) {
            page.store(file, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
