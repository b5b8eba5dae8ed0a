package dev.seaworthy.selftest.proof;

import dev.seaworthy.checks.nested.Checks;
import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.docker.ComposeProject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The process of a {@link Suite}. */
final class SuiteMain {
    /** Where the engine answers that the parent process uses. This process is given a proxy of it. */
    static final String ENGINE = "seaworthy.engine";

    private SuiteMain() {}

    static Path verdictsFile(Path directory) {
        return directory.resolve("verdicts.json");
    }

    static Path proxySocket(Path directory) {
        return directory.resolve("engine.sock");
    }

    /** Arguments: a directory for its files, the sabotage, the stack to start first or nothing, what to run. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path directory = Path.of(arguments[0]);
        FaultMode sabotage = FaultMode.valueOf(arguments[1]);
        // first, or Testcontainers would find nothing there and go to the engine by itself
        EngineProxy proxy = new EngineProxy(
                proxySocket(directory),
                Path.of(URI.create(System.getProperty(ENGINE)).getPath()));
        Optional<ComposeProject> stack = Optional.of(arguments[2])
                .filter(name -> !name.isEmpty())
                .map(name -> new ComposeProject(Path.of(name)));
        Checks checks = new Checks(Arrays.asList(arguments).subList(3, arguments.length));
        if (stack.isPresent()) {
            stack.get().start();
            commit(sabotage, stack.get(), proxy);
        }
        List<Verdict> verdicts = checks.judge(stack, proxy::recover);
        JsonMapper.shared().writeValue(verdictsFile(directory).toFile(), verdicts);
    }

    private static void commit(FaultMode sabotage, ComposeProject project, EngineProxy proxy)
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
