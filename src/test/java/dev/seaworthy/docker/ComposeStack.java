package dev.seaworthy.docker;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.docker.RunDirectory.OwnStack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run's own copy of the stack, with its own project name, ports, credentials and configuration, so that any number of
 * runs can coexist with each other and with a stack that is in use.
 *
 * <p>Closing removes everything, volumes included. So does the shutdown of this JVM for any reason, if it is given
 * enough time; if it is not, Ryuk does, if its image is available.
 */
public final class ComposeStack implements AutoCloseable {
    /** Variables that have had their effect on the model, and would select other files for the run. */
    private static final Map<String, String> OF_THE_MODEL =
            Map.of("COMPOSE_FILE", "", "COMPOSE_PROFILES", "", "COMPOSE_ENV_FILES", "", "COMPOSE_PROJECT_NAME", "");

    private final Instant created = Instant.now();
    private final Run run;
    private final ComposeUp up;
    private final Path composeFile;
    private final Path stack;
    private final List<Path> overlays;
    /** The name of the run whose images are used; empty to build them. */
    private final Optional<String> built;

    private final boolean singleNetwork;

    /** The directory from which the run was started: {@link #stack}, or that of which it is a modified copy. */
    private final Path original;

    /** What all services of the Compose files promise without overlays. */
    private final Contract whole;

    /** What the services of this run promise. */
    private final Contract contract;

    private List<String> only = List.of();
    /** Computed once: nothing changes the Compose files during a run. */
    private String modelOfUsers;

    private String name;

    /**
     * @param stack a directory with Compose files
     * @param contract what it promises without overlays
     * @param overlays Compose files on top of the stack's own
     */
    public ComposeStack(Path stack, Contract contract, Path... overlays) {
        this(stack, contract, contract, Optional.empty(), Optional.empty(), false, overlays);
    }

    private ComposeStack(
            Path stack,
            Contract whole,
            Contract contract,
            Optional<String> built,
            Optional<ProbeContainer> shared,
            boolean singleNetwork,
            Path... overlays) {
        this.stack = stack.toAbsolutePath().normalize();
        this.overlays = List.of(overlays);
        this.built = built;
        this.singleNetwork = singleNetwork;
        this.whole = whole;
        this.contract = contract.withOverlays(names(this.overlays));
        this.original = this.stack;
        run = new Run(built, shared);
        up = new ComposeUp(run);
        composeFile = run.directory().composeFile();
    }

    /** Uses the same containers, with other files for their desired state and another contract for their promises. */
    private ComposeStack(ComposeStack running, Path stack, Contract contract, List<Path> overlays) {
        this.stack = stack;
        this.overlays = overlays;
        whole = running.whole;
        singleNetwork = running.singleNetwork;
        original = running.original;
        this.contract = contract.withOverlays(names(overlays));
        built = running.built;
        run = running.run;
        up = new ComposeUp(run);
        name = running.name;
        String model = modelOfUsers();
        OwnFiles files = run.directory().files(stack, original);
        composeFile = run.directory()
                .other(stack, original, model, config().variables(model), own -> withOwnVariables(own, files));
    }

    /**
     * Builds what has changed and starts every service in dependency order. Returns when Compose does: services that
     * nothing depends on may still be starting. If Compose gives up on a service that does not become healthy, the
     * containers that did start are kept for inspection; see {@link #lastError}.
     *
     * @param services only these and their dependencies; none for all
     * @throws StartFailedException with the line of Compose's output that names the error, if it created no container
     */
    public void start(String... services) {
        only = List.of(services);
        System.out.println("Starting the stack as " + run.name() + " …");
        exportEnvironment();
        HostNetworkServices.refuseRunning(modelOfUsers(), run.docker());
        OwnStack own = ownStack();
        run.probeContainer().start();
        write(own);
        name = up.inNewProject(composeFile, modelOfUsers(), built.isEmpty(), only);
        System.out.printf(
                "  started after %d s%n",
                Duration.between(created, Instant.now()).toSeconds());
    }

    /**
     * @param overlays Compose files on top of the stack's own, instead of this run's
     * @return a run of the whole stack, not yet started, with the images that this run has built
     */
    public ComposeStack variant(Path... overlays) {
        return new ComposeStack(stack, whole, whole, images(), Optional.empty(), false, overlays);
    }

    /**
     * Like {@link #variant}, with the services on one network instead of several, because an engine has room for some
     * thirty only.
     */
    public ComposeStack variantOnOneNetwork(Path... overlays) {
        return new ComposeStack(stack, whole, whole, images(), Optional.empty(), true, overlays);
    }

    /**
     * @param stack a modified copy of this run's directory
     * @param promises the contract of the services that it will have
     * @return a run of the modified stack, not yet started, with this run's images and probe container
     */
    public ComposeStack withFiles(Path stack, Contract promises, Path... overlays) {
        return new ComposeStack(stack, whole, promises, images(), Optional.of(run.probeContainer()), false, overlays);
    }

    /**
     * @param stack a modified copy of this run's directory
     * @return this same run, whose containers get the configuration of the modified stack when they are brought up
     */
    public ComposeStack reconfigured(Path stack, Contract promises, Path... overlays) {
        return new ComposeStack(this, stack, promises, List.of(overlays));
    }

    /**
     * Starts some services of a modified stack without printing anything; an error is available from
     * {@link #lastError}.
     *
     * @param inOrder whether Compose also starts their dependencies and waits for them
     */
    public void startOnly(List<String> services, boolean inOrder) {
        only = services;
        name = run.name();
        exportEnvironment();
        write(ownStack());
        up.recreating(cli(), inOrder ? List.of() : List.of("--no-deps"), services);
    }

    /** Recreates the containers of these services that differ from their files, and no others. */
    public void bringUp(List<String> services) {
        up.recreating(cli(), List.of("--no-deps"), services);
    }

    /** Starts again the services that this run started first. */
    public void startAgain(Duration timeout) {
        up.again(cli(), timeout, only);
    }

    private void exportEnvironment() {
        run.shell().export(Map.of("DOCKER_HOST", Engine.address().toString()));
        run.shell().export(OF_THE_MODEL);
    }

    private OwnStack ownStack() {
        String model = modelOfUsers();
        return run.directory().own(stack, model, config().variables(model), singleNetwork);
    }

    /** The credentials are created on top of the copies, and before the model is written, which has some of them. */
    private void write(OwnStack own) {
        own.files().copy(run.shell(), run.probeContainer()::copy);
        contract.credentials()
                .ifPresent(credentials -> RunDirectory.create(credentials, stack, own.files(), run.shell()));
        run.directory().write(withOwnVariables(own.model(), own.files()));
    }

    private String withOwnVariables(String model, OwnFiles files) {
        return contract.credentials()
                .map(credentials -> OwnVariables.of(credentials, stack, files, config()))
                .map(variables -> variables.in(model))
                .orElse(model);
    }

    private static List<String> names(List<Path> overlays) {
        return overlays.stream().map(path -> path.getFileName().toString()).toList();
    }

    private Optional<String> images() {
        return Optional.of(built.orElse(run.name()));
    }

    /** @return whether this Compose file of the stack was used on top of its own */
    public boolean startedWith(String overlay) {
        return overlays.stream().anyMatch(path -> path.endsWith(overlay));
    }

    /** @return the line of Compose's output that names the error if it did not start everything; empty if it did */
    public Optional<String> lastError() {
        return up.lastError();
    }

    /** @return why Compose did not start everything; empty if it did */
    public Optional<StartFailure> startFailure() {
        return lastError().map(error -> new StartFailure(error, up.output()));
    }

    public Contract contract() {
        return contract;
    }

    /** @throws InconclusiveException if the stack was not started */
    public ComposeCli cli() {
        refuseUnlessStarted();
        return new ComposeCli(run.shell(), name, composeFile);
    }

    /**
     * @return the model that users of the stack get, with everything that a run replaces by its own, as JSON
     * @throws InconclusiveException if Compose rejects the files
     */
    public synchronized String modelOfUsers() {
        if (modelOfUsers == null) {
            modelOfUsers = modelOfUsers(overlays.toArray(Path[]::new));
        }
        return modelOfUsers;
    }

    /** Like {@link #modelOfUsers()}, with other Compose files on top of the stack's own. */
    public String modelOfUsers(Path... otherOverlays) {
        return config().model(List.of(otherOverlays));
    }

    private ComposeConfig config() {
        return new ComposeConfig(run.shell(), stack);
    }

    /**
     * A run lets the engine choose the ports of the host, but users of the stack have only those of its Compose files.
     *
     * @return for how many replicas of a service there are host ports; {@link Integer#MAX_VALUE} for any number
     */
    public int replicasWithHostPorts(String service) {
        return PublishedRange.replicasWithPorts(modelOfUsers(), service);
    }

    /** @return the Compose project's name, from which the names of its containers, networks and volumes are derived */
    public String name() {
        return name;
    }

    public Replicas replicas() {
        refuseUnlessStarted();
        return new Replicas(run.docker(), name);
    }

    public boolean isStarted() {
        return name != null;
    }

    private void refuseUnlessStarted() {
        if (!isStarted()) {
            throw new InconclusiveException("the stack was not started");
        }
    }

    public Logs logs() {
        return new Logs(run.docker());
    }

    public EngineEvents events() {
        return run.events();
    }

    public FaultPeriods faultPeriods() {
        return run.faultPeriods();
    }

    public ProbeContainer probeContainer() {
        return run.probeContainer();
    }

    /**
     * @return a listener outside of the stack, started on the first call
     * @throws InconclusiveException if it cannot be started
     */
    public ExternalListener externalListener() {
        return run.externalListener();
    }

    /**
     * @param network of the stack, by its key in the Compose file
     * @return a new container with a browser on this network
     * @throws InconclusiveException if it cannot be started
     */
    public BrowserContainer browserContainer(String network) {
        return run.browserContainer(name + "_" + network);
    }

    public Engine engine() {
        return new Engine(run.docker());
    }

    public RestartableEngine restartableEngine() {
        return run.restartableEngine();
    }

    /** @return the directory of the stack's files */
    public Path files() {
        return stack;
    }

    /**
     * @param relative a path in the stack's directory
     * @return this run's own copy of a file that a container mounts
     */
    public Path ownFile(String relative) {
        return run.directory().files(stack, original).at(Path.of(relative));
    }

    @Override
    public void close() {
        run.close();
    }
}
