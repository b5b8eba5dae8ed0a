package dev.seaworthy.docker;

import java.time.Duration;

/**
 * A listener of the suite's own that is no part of the stack: whoever can open a connection to it can leave the stack.
 *
 * <p>It stands in for the world, so that nobody else is called. It is on a network of its own, which the engine keeps
 * other networks' containers from; therefore it is also published at this machine's address on that network, which
 * whoever has a way out gets to.
 *
 * @param pid of its process as this machine counts
 * @param address its own, on its own network
 * @param gateway this machine's address on that network
 * @param published the port there
 */
public record ExternalListener(int pid, String address, String gateway, int published) {
    /** On which it listens at its own address. */
    public static final int PORT = 7000;

    private static final Duration BUDGET = Duration.ofSeconds(20);

    /** Labelled as the run's, so that it goes with it. */
    static ExternalListener start(String run, String image, Shell shell) {
        String label = RunCleanup.RUN + "=" + run;
        String network = run + "-outside";
        shell.docker(BUDGET, "network", "create", "--label", label, network);
        String gateway = shell.docker(
                        BUDGET,
                        "network",
                        "inspect",
                        "--format",
                        "{{range .IPAM.Config}}{{println .Gateway}}{{end}}",
                        network)
                .lines()
                .findFirst()
                .orElseThrow()
                .strip();
        String port = Integer.toString(PORT);
        String id = shell.docker(
                        BUDGET,
                        "run",
                        "--detach",
                        "--rm",
                        "--init",
                        "--label=" + label,
                        "--network=" + network,
                        "--publish=" + gateway + "::" + port,
                        image,
                        "nc",
                        "-lk",
                        port)
                .strip();
        String[] facts = shell.docker(
                        BUDGET,
                        "container",
                        "inspect",
                        "--format",
                        "{{.State.Pid}} {{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}"
                                + " {{(index (index .NetworkSettings.Ports \"7000/tcp\") 0).HostPort}}",
                        id)
                .strip()
                .split(" ");
        return new ExternalListener(Integer.parseInt(facts[0]), facts[1], gateway, Integer.parseInt(facts[2]));
    }

    @Override
    public String toString() {
        return "the suite's own listener outside of the stack";
    }
}
