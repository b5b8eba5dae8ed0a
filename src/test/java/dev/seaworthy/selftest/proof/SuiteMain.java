package dev.seaworthy.selftest.proof;

import dev.seaworthy.checks.nested.Checks;
import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.docker.ComposeStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The main class of the process of a {@link Suite}. */
final class SuiteMain {
    /** The property with the address of the parent's engine. This process connects to a proxy of it. */
    static final String ENGINE = "seaworthy.engine";

    private SuiteMain() {}

    static Path verdictsFile(Path directory) {
        return directory.resolve("verdicts.json");
    }

    static Path proxySocket(Path directory) {
        return directory.resolve("engine.sock");
    }

    /** Arguments: a directory for its files, the fault mode, the stack to start first (may be empty), the checks. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path directory = Path.of(arguments[0]);
        FaultMode fault = FaultMode.valueOf(arguments[1]);
        // must be first: if the socket does not exist, Testcontainers connects to the engine directly
        EngineProxy proxy = new EngineProxy(
                proxySocket(directory),
                Path.of(URI.create(System.getProperty(ENGINE)).getPath()));
        Optional<ComposeStack> stack =
                Optional.of(arguments[2]).filter(name -> !name.isEmpty()).map(name -> new ComposeStack(Path.of(name)));
        Checks checks = new Checks(Arrays.asList(arguments).subList(3, arguments.length));
        if (stack.isPresent()) {
            stack.get().start();
            inject(fault, stack.get(), proxy);
        }
        List<Verdict> verdicts = checks.judge(stack, proxy::recover);
        JsonMapper.shared().writeValue(verdictsFile(directory).toFile(), verdicts);
    }

    private static void inject(FaultMode fault, ComposeStack project, EngineProxy proxy)
            throws IOException, InterruptedException {
        switch (fault) {
            case NONE -> {}
            case STACK_REMOVED ->
                new ProcessBuilder("docker", "compose", "--project-name", project.name(), "down")
                        .inheritIO()
                        .start()
                        .waitFor();
            case ENGINE_FAILS -> proxy.fail();
        }
    }
}
