package dev.seaworthy.checks;

import static dev.seaworthy.assertion.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.yaml.ContractFile;
import dev.seaworthy.contract.yaml.InvalidFileException;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.DeployedContract;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.docker.StackUnderTest;
import dev.seaworthy.docker.TooSlowException;
import dev.seaworthy.probe.http.Target;
import dev.seaworthy.report.AllureEnvironment;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The stack of the run, started by the first check that requests it. */
final class SharedStack implements AutoCloseable {
    /** Additional Compose files of the directory of the stack, as in {@code -Doverlays=docker-compose.prod.yml}. */
    private static final Path[] OVERLAYS = Stream.of(
                    System.getProperty("overlays", "").split(","))
            .filter(name -> !name.isBlank())
            .map(StackUnderTest.DIRECTORY::resolve)
            .toArray(Path[]::new);

    /** Computed once, since each check asks for it. */
    private static final Memoized<Contract> CONTRACT = new Memoized<>(SharedStack::read);

    private final ComposeStack stack = new ComposeStack(StackUnderTest.DIRECTORY, contract(), OVERLAYS);
    private final Optional<RuntimeException> reason = tryToStart();

    /** @throws InconclusiveException with file, line and reason if it is invalid: then nothing can be judged */
    static Contract contract() {
        return CONTRACT.get();
    }

    private static Contract read() {
        try {
            Contract contract = ContractFile.read(StackUnderTest.CONTRACT);
            return Target.ofRun().isPresent()
                    ? contract // its Compose files say nothing about a deployment elsewhere
                    : DeployedContract.of(contract, StackUnderTest.DIRECTORY, OVERLAYS);
        } catch (InvalidFileException e) {
            throw new InconclusiveException(e.getMessage(), e);
        }
    }

    private Optional<RuntimeException> tryToStart() {
        try {
            ContractFile.read(StackUnderTest.CONTRACT, stack.modelOfUsers());
            startOrSayWhy();
            settled(stack);
            AllureEnvironment.write(stack, Path.of(System.getProperty("allure.results.directory")));
            return Optional.empty();
        } catch (InvalidFileException e) {
            return Optional.of(new InconclusiveException(e.getMessage(), e));
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    private void startOrSayWhy() {
        try {
            stack.start();
            buildRestartableEngine();
        } finally {
            stack.startFailure().ifPresent(failure -> failure.output().forEach(System.out::println));
        }
    }

    /** Builds it in advance, so that no check waits for it. A failed build is reported by the check that needs it. */
    private void buildRestartableEngine() {
        if (stack.contract().services().values().stream()
                .anyMatch(service -> service.restart().isPresent())) {
            try {
                stack.restartableEngine().build();
            } catch (InconclusiveException e) {
                System.out.println("  the engine for the restart checks cannot be built: " + e.getMessage());
            }
        }
    }

    /**
     * Waits until no container has the health status {@code starting}. A check judges whether they are healthy, so that
     * a stack with one unhealthy service gives verdicts about the others.
     */
    static void settled(ComposeStack stack) {
        try {
            eventually(
                            "no container has the health status starting",
                            stack.contract().healthyWithin().duration())
                    .of(
                            () -> stack.replicas().all(),
                            replicas -> assertThat(replicas).noneMatch(Replica::isStarting));
        } catch (AssertionError | TooSlowException stillStarting) {
            System.out.println("  the health status is still starting: " + stillStarting.getMessage());
        }
    }

    /** @return the stack, started or not: see {@link #start} */
    ComposeStack get() {
        return stack;
    }

    StackStart start() {
        return new StackStart(stack, reason);
    }

    @Override
    public void close() {
        stack.close();
    }
}
