package dev.seaworthy.docker;

import com.github.dockerjava.api.DockerClient;
import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.yaml.ContractFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ComposeContainer;

/**
 * A run's own copy of the stack: its own project name, ports, credentials and configuration, so that any number of runs
 * fit beside each other and beside a stack that someone is using.
 *
 * <p>Closing takes everything away again, volumes too. So does the end of this process, whatever its cause, as long as
 * it is given time to end; where it is not, Ryuk does, if its image can be had.
 */
public final class ComposeProject implements AutoCloseable {
    private static final Duration BUDGET = Duration.ofSeconds(20);
    private static final Duration RECREATED = Duration.ofSeconds(90);

    /** Eight characters, never fewer: no run's name may begin with another's, by which its leftovers are found. */
    private final String run;

    private final Instant created = Instant.now();
    /**
     * Not the lazy one: that cannot be made any more when this process is ending and everything has to be taken away.
     */
    private final DockerClient docker = DockerClientFactory.instance().client();

    private final Shell shell;
    private final RunDirectory directory;
    private final ProbeContainer probeContainer;
    private final EngineEvents events;
    private final Path composeFile;
    private final Path stack;
    private final List<Path> overlays;
    /** The run whose images are used; empty to build them. */
    private final Optional<String> built;

    private final Contract contract;
    /** The one whose containers these are, where other files say what they should be. */
    private final Optional<ComposeProject> running;

    private Instant started;
    private List<String> only = List.of();
    private List<String> composeOutput = List.of();
    private String name;
    private ExternalListener externalListener;

    /**
     * @param stack a directory with {@code docker-compose.yml} and {@code contract.yaml}
     * @param overlays Compose files on top of the stack's own
     * @throws dev.seaworthy.contract.yaml.InvalidFileException if the contract is not understood
     */
    public ComposeProject(Path stack, Path... overlays) {
        this(stack, ContractFile.read(stack.resolve("contract.yaml")), Optional.empty(), Optional.empty(), overlays);
    }

    private ComposeProject(
            Path stack, Contract contract, Optional<String> built, Optional<ProbeContainer> helped, Path... overlays) {
        this.stack = stack.toAbsolutePath();
        this.overlays = List.of(overlays);
        this.built = built;
        this.contract = contract;
        running = Optional.empty();
        run = "seaworthy-check-"
                + Long.toString(RandomGenerator.getDefault().nextLong(78_364_164_096L, 2_821_109_907_456L), 36);
        shell = new Shell();
        events = new EngineEvents(docker, run);
        directory = new RunDirectory(run, built.orElse(run));
        composeFile = directory.composeFile();
        probeContainer = helped.orElseGet(() -> new ProbeContainer(run, shell, directory.answers()));
        Runtime.getRuntime().addShutdownHook(new Thread(this::abandon, "take " + run + " away"));
    }

    /** The same containers, of which other files say what they should be, and another contract what they promise. */
    private ComposeProject(ComposeProject running, Path stack, Contract contract, List<Path> overlays) {
        this.stack = stack;
        this.overlays = overlays;
        this.contract = contract;
        this.running = Optional.of(running);
        built = running.built;
        run = running.run;
        shell = running.shell;
        events = running.events;
        directory = running.directory;
        probeContainer = running.probeContainer;
        started = running.started;
        name = running.name;
        composeFile = directory.other(stack, overlays);
    }

    /**
     * Builds what has changed and starts every service in its order. Returns when Compose does: the services that
     * nothing depends on may still be starting. Where Compose gives up on a service that never gets well, what did
     * start stays, to be looked at; see {@link #lastError}.
     *
     * @param services only these and what they depend on; none for all
     * @throws InconclusiveException with the last thing that Compose said if it made no container
     */
    public void start(String... services) {
        only = List.of(services);
        System.out.println("Starting the stack as " + run + " …");
        directory.fill(stack, overlays, shell);
        shell.export(directory.variables());
        shell.export(Map.of("DOCKER_HOST", Engine.address().toString()));
        probeContainer.start();
        synchronized (ComposeProject.class) { // what is heard shall be said by this start and no other
            try (ComposeOutput output = new ComposeOutput()) {
                up(output);
            }
        }
        started = Instant.now();
        name = ownName();
        System.out.printf(
                "  started after %d s%n", Duration.between(created, started).toSeconds());
    }

    /**
     * @param overlays Compose files on top of the stack's own, instead of those of this run
     * @return a run of the same stack, not yet started, of the images that this one has built
     */
    public ComposeProject variant(Path... overlays) {
        return new ComposeProject(
                stack, ContractFile.read(stack.resolve("contract.yaml")), images(), Optional.empty(), overlays);
    }

    /**
     * @param stack a copy of this one's directory, changed
     * @param promises of those services that it will have
     * @return a run of the changed stack, not yet started, of this one's images and with its helper
     */
    public ComposeProject withFiles(Path stack, Contract promises, Path... overlays) {
        return new ComposeProject(stack, promises, images(), Optional.of(probeContainer), overlays);
    }

    /**
     * @param stack a copy of this one's directory, changed
     * @return this very run, whose containers become as the changed stack has them when they are brought up
     */
    public ComposeProject reconfigured(Path stack, Contract promises, Path... overlays) {
        return new ComposeProject(this, stack, promises, List.of(overlays));
    }

    /**
     * Starts some services of a changed stack, and says nothing of it; what keeps them from starting is kept, see
     * {@link #lastError}.
     *
     * @param inOrder whether Compose also starts what they depend on, and waits for it
     */
    public void startOnly(List<String> services, boolean inOrder) {
        only = services;
        name = run;
        directory.fill(stack, overlays, shell);
        shell.export(directory.variables());
        shell.export(Map.of("DOCKER_HOST", Engine.address().toString()));
        bringUp(services, inOrder ? List.of() : List.of("--no-deps"));
        started = Instant.now();
    }

    /** Recreates those containers of these services that are not as their files have them, and no others. */
    public void bringUp(List<String> services) {
        bringUp(services, List.of("--no-deps"));
    }

    private void bringUp(List<String> services, List<String> options) {
        List<String> words = new ArrayList<>(List.of("up", "--detach", "--no-build"));
        words.addAll(options);
        words.addAll(services);
        CommandResult ended = tryCompose(RECREATED, words);
        composeOutput = ended.exit() == 0 ? List.of() : ended.errors().lines().toList();
    }

    private Optional<String> images() {
        return Optional.of(built.orElse(run));
    }

    /** @return whether this Compose file of the stack's was on top of its own */
    public boolean startedWith(String overlay) {
        return overlays.stream().anyMatch(path -> path.endsWith(overlay));
    }

    private void up(ComposeOutput output) {
        shell.refuseIfClosed();
        try {
            new ComposeContainer(run, composeFile.toFile())
                    .withEnv(shell.environment())
                    .withPull(false)
                    .withBuild(built.isEmpty())
                    .withServices(only.toArray(String[]::new))
                    .start();
        } catch (RuntimeException e) {
            composeOutput = output.tail();
        }
    }

    /** Testcontainers appends random characters to what it is given and does not tell which: the label does. */
    private String ownName() {
        return docker.listContainersCmd().withShowAll(true).exec().stream()
                .map(container -> container.getLabels().getOrDefault(ComposeLabels.PROJECT, ""))
                .filter(project -> project.startsWith(run))
                .findFirst()
                .orElseThrow(() -> new InconclusiveException("the stack did not start: "
                        + lastError().orElse("Compose ended well, but there is no container of " + run)));
    }

    /** @return when Compose returned, having started everything or given up */
    public Instant started() {
        return started;
    }

    /** @return the last thing that Compose said if it did not bring everything up; empty if it did */
    public Optional<String> lastError() {
        return composeOutput.isEmpty()
                ? Optional.empty()
                : Optional.of(composeOutput.getLast().strip());
    }

    /** @return the last lines that Compose said if it did not bring everything up; none if it did */
    public List<String> composeOutput() {
        return composeOutput;
    }

    public Contract contract() {
        return contract;
    }

    /** @return the Compose project's name, of which the names of its containers, networks and volumes are made */
    public String name() {
        return name;
    }

    public Replicas replicas() {
        if (name == null) {
            throw new InconclusiveException("the stack was not started");
        }
        return new Replicas(docker, name);
    }

    public Logs logs() {
        return new Logs(docker);
    }

    public EngineEvents events() {
        return events;
    }

    public ProbeContainer probeContainer() {
        return probeContainer;
    }

    /**
     * @return a listener that is no part of the stack, started when first asked for
     * @throws InconclusiveException if it cannot be started
     */
    public synchronized ExternalListener externalListener() {
        if (running.isPresent()) {
            return running.get().externalListener();
        }
        if (externalListener == null) {
            externalListener = ExternalListener.start(run, probeContainer.image(), shell);
        }
        return externalListener;
    }

    public Engine engine() {
        return new Engine(docker);
    }

    /**
     * Builds what checks of this contract will need, so that no check waits for it. What cannot be built is reported by
     * the check that needs it.
     */
    public void prepare() {
        if (contract.services().values().stream()
                .anyMatch(service -> service.restart().isPresent())) {
            try {
                EngineRestart.build(shell, probeContainer.label());
            } catch (InconclusiveException e) {
                System.out.println("  the engine for the restart checks cannot be built: " + e.getMessage());
            }
        }
    }

    /**
     * Restarts an engine of the suite's own, which takes some ten seconds; nothing happens to the stack.
     *
     * @param policies by which containers are started again, in the engine's own form
     * @throws InconclusiveException if that engine cannot be built, started or restarted
     */
    public EngineRestart restartAnEngine(Collection<String> policies) {
        return EngineRestart.of(policies, shell, probeContainer.label());
    }

    /** @return where the stack's files are */
    public Path files() {
        return stack;
    }

    /** @return the credentials of this run, a file each, named as in the Compose file */
    public Path secrets() {
        return directory.secrets();
    }

    /** @return the directory that operators edit, of this run */
    public Path configuration() {
        return directory.configuration();
    }

    /**
     * @return the model that Compose makes of the stack's files, with all defaults, as JSON
     * @throws InconclusiveException if Compose refuses them
     */
    public String model() {
        return compose(BUDGET, List.of("config", "--format", "json"));
    }

    /**
     * @param overlays Compose files on top of the stack's own, instead of those of this run
     * @return the model that Compose would make of them, as JSON
     * @throws InconclusiveException if Compose refuses them
     */
    public String modelWith(Path... overlays) {
        List<String> words = new ArrayList<>(List.of("compose", "--project-name", name));
        Stream.concat(Stream.of("docker-compose.yml"), Stream.of(overlays).map(Path::toString))
                .forEach(file ->
                        words.addAll(List.of("--file", stack.resolve(file).toString())));
        words.addAll(List.of("config", "--format", "json"));
        return docker(BUDGET, words.toArray(String[]::new));
    }

    /** @return all that the engine tells about containers, as one JSON array */
    public String inspect(List<Replica> replicas) {
        Stream<String> ids = replicas.stream().map(Replica::id);
        return docker(
                BUDGET, Stream.concat(Stream.of("container", "inspect"), ids).toArray(String[]::new));
    }

    /** @return how the container's image was made, and its labels and environment, as JSON */
    public String inspectImage(Replica replica) {
        return docker(BUDGET, "image", "inspect", replica.image())
                + docker(BUDGET, "image", "history", "--no-trunc", replica.image());
    }

    /**
     * Runs a command inside a container of the stack.
     *
     * @param input what it reads: the place for what must not stand on a command line
     * @return its standard output
     * @throws InconclusiveException if it does not exit with 0 within the budget
     */
    public String execute(Replica replica, Duration budget, String input, String... command) {
        String[] words = Stream.concat(Stream.of("docker", "exec", "--interactive", replica.id()), Stream.of(command))
                .toArray(String[]::new);
        return shell.run(Command.of(budget, words).reading(input));
    }

    /**
     * Runs a Docker command, as the stack's operator would.
     *
     * @throws InconclusiveException if it does not exit with 0 within the budget
     */
    public String docker(Duration budget, String... arguments) {
        return shell.docker(budget, arguments);
    }

    /** Brings up again what was started first. */
    public void up(Duration budget) {
        compose(
                budget,
                Stream.concat(Stream.of("up", "--detach", "--no-build"), only.stream())
                        .toList());
    }

    /**
     * Runs a Compose command on this project, as its operator would.
     *
     * @throws InconclusiveException if it does not exit with 0 within the budget
     */
    public String compose(Duration budget, List<String> arguments) {
        return shell.run(composeCommand(budget, arguments));
    }

    /**
     * Runs a command in the first container of a service, as its operator would: {@code docker compose exec}.
     *
     * @return how it ended, well or not; Docker's own failures, such as a missing command, have 126 or 127
     * @throws InconclusiveException if it does not end within the budget
     */
    public CommandResult exec(String service, Duration budget, String... command) {
        return tryCompose(
                budget,
                Stream.concat(Stream.of("exec", "--no-TTY", service), Stream.of(command))
                        .toList());
    }

    /**
     * Like {@link #compose}, for a command whose failure says something too.
     *
     * @throws InconclusiveException if it does not end within the budget
     */
    public CommandResult tryCompose(Duration budget, List<String> arguments) {
        return shell.end(composeCommand(budget, arguments));
    }

    /** Runs {@code bin/roll} on this project, with this run's own Compose file if there are no overlays. */
    public CommandResult roll(Duration budget, String service, Path... overlays) {
        List<String> words = new ArrayList<>(List.of("bin/roll", "--project-name", name));
        Stream<Path> files = overlays.length == 0
                ? Stream.of(directory.composeFile())
                : Stream.concat(Stream.of(stack.resolve("docker-compose.yml")), Stream.of(overlays));
        files.forEach(file -> words.addAll(List.of("--file", file.toString())));
        words.add(service);
        return shell.end(Command.of(budget, words.toArray(String[]::new)));
    }

    private Command composeCommand(Duration budget, List<String> arguments) {
        List<String> compose = List.of("docker", "compose", "--project-name", name, "--file", composeFile.toString());
        return Command.of(
                budget, Stream.concat(compose.stream(), arguments.stream()).toArray(String[]::new));
    }

    public void remove(String container) {
        docker.removeContainerCmd(container)
                .withForce(true)
                .withRemoveVolumes(true)
                .exec();
    }

    private void abandon() {
        shell.kill();
        close();
    }

    @Override
    public synchronized void close() {
        shell.close();
        events.close();
        new RunCleanup(docker, run).remove();
        directory.close();
    }
}
