package dev.seaworthy.checks.product.availability;

import dev.seaworthy.contract.FaultKind;
import dev.seaworthy.docker.Replica;
import java.util.List;
import java.util.Locale;

/** A fault of one replica, the observation that shows it, and its recovery if that is not automatic. */
enum Fault {
    KILLED(FaultKind.KILLED, "is killed") {
        @Override
        void inject(FaultContext context) {
            context.faults().containers().crash(List.of(context.target()));
            context.awaitEvent("die");
        }
    },
    OUT_OF_MEMORY(FaultKind.OUT_OF_MEMORY, "is killed by the OOM killer") {
        @Override
        void inject(FaultContext context) {
            context.faults().resources().runOutOfMemory(List.of(context.target()));
            context.awaitEvent("oom");
        }
    },
    RESTARTED(FaultKind.RESTARTED, "is restarted") {
        @Override
        void inject(FaultContext context) {
            context.faults().containers().restart(List.of(context.target()));
            context.awaitEvent("restart");
        }
    },
    STOPPED(FaultKind.STOPPED, "is stopped and started again") {
        @Override
        void inject(FaultContext context) {
            context.faults().containers().stop(List.of(context.target()));
            context.awaitEvent("die");
        }

        @Override
        void recover(FaultContext context) {
            context.faults().containers().startExited(List.of(context.target()));
        }
    },
    FROZEN(FaultKind.FROZEN, "is frozen and resumed") {
        /**
         * A resumed replica carries out the requests that it received while it was frozen. Two seconds of load pass
         * after the first unanswered request, one here and one in {@link FaultExperimentRunner}: many retries by other
         * replicas are then older than a second, so that idempotency keys must be stored for longer than that.
         */
        @Override
        void inject(FaultContext context) {
            context.faults().containers().freeze(List.of(context.target()));
            context.awaitUnansweredRequest();
            context.awaitOneSecondEnded();
        }

        @Override
        void recover(FaultContext context) {
            context.faults().containers().resume(List.of(context.target()));
        }
    },
    RECONNECTED(FaultKind.DISCONNECTED, "is disconnected from its networks and reconnected") {
        @Override
        void inject(FaultContext context) {
            context.disconnect();
        }

        @Override
        void recover(FaultContext context) {
            context.faults().networks().reconnect(context.target());
        }
    },
    RECONNECTED_WITH_OTHER_ADDRESSES(
            FaultKind.DISCONNECTED, "is disconnected from its networks and reconnected with other addresses") {
        @Override
        void inject(FaultContext context) {
            context.disconnect();
        }

        /** Idle connections from the previous addresses look open, but no response can arrive on them. */
        @Override
        void recover(FaultContext context) {
            context.faults().networks().reconnectWithOtherAddresses(context.target());
            context.verifyOtherAddresses();
        }
    },
    SCALED(FaultKind.SCALED, "is scaled up by two replicas and down again") {
        @Override
        void inject(FaultContext context) {
            context.faults().services().scale(context.service(), context.promised() + MORE);
            context.awaitHealthy(context.promised() + MORE);
        }

        @Override
        void recover(FaultContext context) {
            context.faults().services().scale(context.service(), context.promised());
        }
    },
    ROLLED(FaultKind.ROLLING_UPDATE, "is replaced by a rolling update") {
        @Override
        void inject(FaultContext context) {
            List<Replica> old = context.live();
            context.verifyReplaced(old, context.faults().rollingUpdate().roll(context.service()));
        }
    };

    private static final int MORE = 2;

    private final FaultKind kind;
    private final String words;

    Fault(FaultKind kind, String words) {
        this.kind = kind;
        this.words = words;
    }

    /** Injects the fault, and returns when it is observed. */
    abstract void inject(FaultContext context);

    /** Undoes the fault; a container that its restart policy restarts needs no recovery. */
    void recover(FaultContext context) {}

    /** @return the fault in the contract */
    FaultKind kind() {
        return kind;
    }

    /** @return words that follow the replica's name, such as "is killed" */
    String words() {
        return words;
    }

    @Override
    public String toString() {
        return words;
    }

    /** @return a unique name of this fault of this service */
    String on(String service) {
        return "%s-%s".formatted(name().toLowerCase(Locale.ROOT).replace('_', '-'), service);
    }
}
