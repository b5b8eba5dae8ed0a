package dev.seaworthy.selftest.proof;

import dev.seaworthy.checks.nested.Checks;
import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.contract.yaml.ContractFile;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.StackUnderTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** The main class of the process of a {@link Suite}. */
final class SuiteMain {
    /**
     * System property: the address of the engine that the parent process uses. This process connects to it through an
     * {@link EngineProxy}.
     */
    static final String ENGINE = "seaworthy.engine";

    /** The properties with the seed and the share of {@link FaultMode#CALLS_FAIL}. */
    static final String SEED = "seaworthy.failures.seed";

    static final String SHARE = "seaworthy.failures.share";

    private SuiteMain() {}

    static Path resultFile(Path directory) {
        return directory.resolve("result.json");
    }

    static Path proxySocket(Path directory) {
        return directory.resolve("engine.sock");
    }

    /**
     * Runs checks and writes their verdicts to {@link #resultFile}.
     *
     * @param arguments the directory for the files of this process; the {@link FaultMode}; the directory of the stack
     *     to start before the checks, or an empty string for none; then the packages or classes of the checks
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path directory = Path.of(arguments[0]);
        FaultMode fault = FaultMode.valueOf(arguments[1]);
        // must be first: if the socket does not exist, Testcontainers connects to the engine directly
        EngineProxy proxy = new EngineProxy(
                proxySocket(directory),
                Path.of(URI.create(System.getProperty(ENGINE)).getPath()));
        Runtime.getRuntime().addShutdownHook(new Thread(proxy::recover, "recover the engine for the cleanup"));
        Optional<ComposeStack> stack =
                Optional.of(arguments[2]).filter(name -> !name.isEmpty()).map(SuiteMain::stackIn);
        Checks checks = new Checks(Arrays.asList(arguments).subList(3, arguments.length));
        if (stack.isPresent()) {
            stack.get().start();
            inject(fault, stack.get(), proxy);
        }
        List<Verdict> verdicts = checks.judge(stack.map(SuiteMain::withContractOfTheChecks), proxy::recover);
        JsonMapper.shared()
                .writeValue(
                        resultFile(directory).toFile(),
                        new Suite.Result(verdicts, proxy.failed(), List.of(), List.of()));
    }

    private static ComposeStack stackIn(String directory) {
        return new ComposeStack(Path.of(directory), ContractFile.read(Path.of(directory, "contract.yaml")));
    }

    /** The rows of the checks come from the contract of the stack that they expect, whichever one was started. */
    private static ComposeStack withContractOfTheChecks(ComposeStack started) {
        return started.reconfigured(started.files(), ContractFile.read(StackUnderTest.CONTRACT));
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
            case ENGINE_FAILS, CALLS_FAIL, EVENTS_END, NAMESPACES_FAIL ->
                proxy.failing(
                        fault, new Random(Long.getLong(SEED, 0)), Double.parseDouble(System.getProperty(SHARE, "0")));
        }
    }
}
