package dev.seaworthy.checks.product.edge;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;

/** What is known of the cAdvisor of this host. */
public final class Cadvisor {
    private Cadvisor() {}

    /**
     * The stand-in for cAdvisor is years older than cAdvisor, and than containerd's image store.
     *
     * @throws InconclusiveException if it sees no containers on this host
     */
    public static void requireOneThatKnowsTheImageStore(ComposeStack stack) {
        boolean standIn =
                stack.engine().isStandIn(stack.replicas().of("cadvisor").only());
        if (standIn && stack.engine().hasContainerdStore()) {
            throw new InconclusiveException(
                    "the stand-in for cAdvisor sees no containers if the images are in containerd's image store: "
                            + "run this on a host that can pull the original image");
        }
    }
}
