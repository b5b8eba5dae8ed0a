package dev.seaworthy.report;

import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.docker.MachineSpeed;
import dev.seaworthy.docker.Replica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The report's page about what the verdicts were found with: engine, Compose, images and which of them are stand-ins.
 */
public final class EnvironmentPage {
    private EnvironmentPage() {}

    /** @param results where Allure's results of this run are written */
    public static void write(ComposeProject stack, Path results) {
        Properties page = new Properties();
        page.putAll(stack.engine().facts());
        page.setProperty("Machine speed", MachineSpeed.measured().toString());
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
