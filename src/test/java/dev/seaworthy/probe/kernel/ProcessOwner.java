package dev.seaworthy.probe.kernel;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.util.List;

/**
 * A process and its real user and group id, from {@code /proc/PID/status}.
 *
 * @param pid in the PID namespace of the host
 */
public record ProcessOwner(int pid, String name, int uid, int gid) {
    /**
     * @return every process of the container, without those of the container runtime, which enters it for a health
     *     probe
     * @throws InconclusiveException if it has none
     */
    public static List<ProcessOwner> of(ComposeStack stack, Replica replica) {
        List<ProcessOwner> all = parse(stack.probeContainer().host("ids", Integer.toString(replica.pid())));
        if (all.isEmpty()) {
            throw new InconclusiveException("no process was found in " + replica.instance());
        }
        return all;
    }

    /** @param lines of the script {@code ids} */
    static List<ProcessOwner> parse(String lines) {
        return lines.lines()
                .map(line -> line.split(" ", 4))
                .map(words -> new ProcessOwner(
                        Integer.parseInt(words[0]), words[3], Integer.parseInt(words[1]), Integer.parseInt(words[2])))
                .filter(process ->
                        !process.name().startsWith("runc") && !process.name().startsWith("crun"))
                .toList();
    }

    @Override
    public String toString() {
        return "%s (%d) runs as %d:%d".formatted(name, pid, uid, gid);
    }
}
