package dev.seaworthy.checks.platform.data;

import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.RootCause;
import dev.seaworthy.contract.DataFault;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.fault.Faults;
import java.util.List;

/** Injects the faults that data must outlive. */
record DataFaults(ComposeStack stack, Faults faults) {
    /** @param fault with its service */
    void inject(DataFault fault) {
        switch (fault.kind()) {
            case RESTART ->
                faults.containers()
                        .restart(Precondition.running(stack.replicas().of(target(fault))));
            case RECREATE -> faults.services().recreate(target(fault));
            case REPLICA_LOSS ->
                faults.containers()
                        .crash(List.of(
                                Precondition.severalRunning(stack.replicas().of(target(fault)))
                                        .getFirst()));
            case DOWN_AND_UP -> faults.services().downAndUp();
        }
    }

    /** Judges the data of a service after a fault: neither it nor the service with the fault may be sick by itself. */
    void judge(String service, DataFault fault, Runnable assertion) {
        RootCause cause = new RootCause(stack);
        cause.judge(service, () -> cause.judge(fault.service().orElse(service), assertion));
    }

    private static String target(DataFault fault) {
        return fault.service().orElseThrow();
    }
}
