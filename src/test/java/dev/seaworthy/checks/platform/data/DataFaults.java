package dev.seaworthy.checks.platform.data;

import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.RootCause;
import dev.seaworthy.contract.DataFault;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.fault.Faults;
import java.util.List;
import java.util.Optional;

/** Injects the faults that data must outlive. */
final class DataFaults {
    private final ComposeStack stack;
    private final Faults faults;
    private Optional<String> sickBefore = Optional.empty();

    DataFaults(ComposeStack stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
    }

    /**
     * @param service with the data
     * @param fault with its service
     */
    void inject(String service, DataFault fault) {
        RootCause cause = new RootCause(stack);
        sickBefore = cause.of(service).or(() -> cause.of(fault.service().orElse(service)));
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

    /** Judges data after a fault: neither its service nor that of the fault may have been sick before. */
    void judge(Runnable assertion) {
        RootCause.judge(assertion, () -> sickBefore);
    }

    private static String target(DataFault fault) {
        return fault.service().orElseThrow();
    }
}
