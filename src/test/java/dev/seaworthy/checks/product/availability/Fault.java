package dev.seaworthy.checks.product.availability;

import dev.seaworthy.docker.Replica;
import java.util.List;
import java.util.Locale;

/**
 * What is done to one instance, by what it is seen that it has happened, and how it is undone where that takes a hand.
 */
enum Fault {
    KILLED("is killed") {
        @Override
        void inject(FaultContext context) {
            context.faults().crash(List.of(context.target()));
            context.awaitEvent("die");
        }
    },
    OUT_OF_MEMORY("is killed for want of memory") {
        @Override
        void inject(FaultContext context) {
            context.faults().runOutOfMemory(List.of(context.target()));
            context.awaitEvent("oom");
        }
    },
    RESTARTED("is restarted") {
        @Override
        void inject(FaultContext context) {
            context.faults().restart(List.of(context.target()));
            context.awaitEvent("restart");
        }
    },
    STOPPED("is stopped, and started again") {
        @Override
        void inject(FaultContext context) {
            context.faults().stop(List.of(context.target()));
            context.awaitEvent("die");
        }

        @Override
        void recover(FaultContext context) {
            context.faults().startEnded(List.of(context.target()));
        }
    },
    FROZEN("is frozen, and thawed") {
        @Override
        void inject(FaultContext context) {
            context.faults().freeze(List.of(context.target()));
            context.awaitUnansweredRequest();
        }

        @Override
        void recover(FaultContext context) {
            context.faults().resume(List.of(context.target()));
        }
    },
    CUT_OFF("is cut off its networks, and put back") {
        @Override
        void inject(FaultContext context) {
            context.faults().disconnect(context.target());
            context.verifyDisconnected();
        }

        @Override
        void recover(FaultContext context) {
            context.faults().reconnect(context.target());
        }
    },
    SCALED("is there with two others more, and again without") {
        @Override
        void inject(FaultContext context) {
            context.faults().scale(context.service(), context.promised() + MORE);
            context.awaitHealthy(context.promised() + MORE);
        }

        @Override
        void recover(FaultContext context) {
            context.faults().scale(context.service(), context.promised());
        }
    },
    ROLLED("and its like are replaced by new ones") {
        @Override
        void inject(FaultContext context) {
            List<Replica> old = context.live();
            context.verifyReplaced(old, context.faults().roll(context.service()));
        }
    };

    private static final int MORE = 2;

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /** Does it, and returns when it is seen that it has happened. */
    abstract void inject(FaultContext context);

    /** Undoes it; what its restart policy starts again needs no hand. */
    void recover(FaultContext context) {}

    /** @return in words that follow the instance's name */
    String words() {
        return words;
    }

    /** @return a name of its own for what is done to this service */
    String on(String service) {
        return "%s-%s".formatted(name().toLowerCase(Locale.ROOT).replace('_', '-'), service);
    }
}
