package dev.seaworthy.mutation;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;

import dev.seaworthy.checks.GivenStack;
import dev.seaworthy.evidence.EnvironmentPage;
import dev.seaworthy.stack.ComposeProject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import tools.jackson.databind.json.JsonMapper;

/** The process of a {@link Suite}. */
final class SuiteMain {
    private static final Path ENGINE = Path.of("/var/run/docker.sock");

    private SuiteMain() {}

    static Path verdictsFile(Path directory) {
        return directory.resolve("verdicts.json");
    }

    static Path proxySocket(Path directory) {
        return directory.resolve("engine.sock");
    }

    /**
     * Arguments: a directory for its files, the sabotage, the stack to start first and its overlays or nothing, what to
     * run.
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path directory = Path.of(arguments[0]);
        Sabotage sabotage = Sabotage.valueOf(arguments[1]);
        List<Path> stack = Stream.of(arguments[2].split(","))
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .toList();
        List<String> selected = Arrays.asList(arguments).subList(3, arguments.length);
        VerdictListener listener = new VerdictListener();
        EngineProxy proxy = new EngineProxy(proxySocket(directory), ENGINE);
        try (LauncherSession session = LauncherFactory.openSession()) {
            if (!stack.isEmpty()) {
                ComposeProject project = new ComposeProject(
                        stack.getFirst(), stack.stream().skip(1).toArray(Path[]::new));
                project.start();
                EnvironmentPage.write(project, Path.of(System.getProperty("allure.results.directory")));
                GivenStack.put(session, project);
                commit(sabotage, project, proxy);
            }
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selected.stream()
                                            .map(SuiteMain::selector)
                                            .toList())
                                    .filters(includeClassNamePatterns(".*Check"))
                                    .build(),
                            listener);
            proxy.recover(); // the run must be able to take its stack away
            JsonMapper.shared().writeValue(verdictsFile(directory).toFile(), listener.verdicts());
        }
    }

    private static DiscoverySelector selector(String name) {
        return name.endsWith("Check") ? DiscoverySelectors.selectClass(name) : DiscoverySelectors.selectPackage(name);
    }

    private static void commit(Sabotage sabotage, ComposeProject project, EngineProxy proxy)
            throws IOException, InterruptedException {
        switch (sabotage) {
            case NOTHING -> {}
            case STACK_REMOVED ->
                new ProcessBuilder("docker", "compose", "--project-name", project.name(), "down")
                        .inheritIO()
                        .start()
                        .waitFor();
            case ENGINE_FAILS -> proxy.fail();
        }
    }
}
