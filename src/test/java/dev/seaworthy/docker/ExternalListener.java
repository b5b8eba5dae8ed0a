package dev.seaworthy.docker;

import java.time.Duration;

/**
 * A listener of the suite outside of the stack: a container that can connect to it can leave the stack's networks.
 *
 * <p>It replaces a host on the internet, so that no third party is contacted. The engine isolates its network from the
 * containers of other networks; therefore its port is also published at the host's address on that network, which every
 * container with a route to the outside can reach.
 *
 * @param pid its process id on the host
 * @param address its address on its own network
 * @param gateway the host's address on that network
 * @param published the port that is published there
 */
public record ExternalListener(int pid, String address, String gateway, int published) {
    /** The port on which it listens at its own address. */
    public static final int PORT = 7000;

    private static final Duration BUDGET = Duration.ofSeconds(20);

    /** Starts it with the label of the run, by which it is removed with the run. */
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
        return "the suite's listener outside of the stack";
    }
}
