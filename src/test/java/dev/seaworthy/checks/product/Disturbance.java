package dev.seaworthy.checks.product;

import dev.seaworthy.stack.Replica;
import java.util.List;
import java.util.Locale;

/**
 * What is done to one instance, by what it is seen that it has happened, and how it is undone where that takes a hand.
 */
enum Disturbance {
    KILLED("is killed") {
        @Override
        void strike(Scene scene) {
            scene.faults().crash(List.of(scene.victim()));
            scene.seesHappen("die");
        }
    },
    OUT_OF_MEMORY("is killed for want of memory") {
        @Override
        void strike(Scene scene) {
            scene.faults().runOutOfMemory(List.of(scene.victim()));
            scene.seesHappen("oom");
        }
    },
    RESTARTED("is restarted") {
        @Override
        void strike(Scene scene) {
            scene.faults().restart(List.of(scene.victim()));
            scene.seesHappen("restart");
        }
    },
    STOPPED("is stopped, and started again") {
        @Override
        void strike(Scene scene) {
            scene.faults().stop(List.of(scene.victim()));
            scene.seesHappen("die");
        }

        @Override
        void heal(Scene scene) {
            scene.faults().startEnded(List.of(scene.victim()));
        }
    },
    FROZEN("is frozen, and thawed") {
        @Override
        void strike(Scene scene) {
            scene.faults().freeze(List.of(scene.victim()));
            scene.seesItGiveNoAnswer();
        }

        @Override
        void heal(Scene scene) {
            scene.faults().thaw(List.of(scene.victim()));
        }
    },
    CUT_OFF("is cut off its networks, and put back") {
        @Override
        void strike(Scene scene) {
            scene.faults().disconnect(scene.victim());
            scene.seesItOnNoNetwork();
        }

        @Override
        void heal(Scene scene) {
            scene.faults().reconnect(scene.victim());
        }
    },
    SCALED("is there with two others more, and again without") {
        @Override
        void strike(Scene scene) {
            scene.faults().scale(scene.service(), scene.promised() + MORE);
            scene.seesWell(scene.promised() + MORE);
        }

        @Override
        void heal(Scene scene) {
            scene.faults().scale(scene.service(), scene.promised());
        }
    },
    ROLLED("and its like are replaced by new ones") {
        @Override
        void strike(Scene scene) {
            List<Replica> old = scene.live();
            scene.seesRolled(old, scene.faults().roll(scene.service()));
        }
    };

    private static final int MORE = 2;

    private final String words;

    Disturbance(String words) {
        this.words = words;
    }

    /** Does it, and returns when it is seen that it has happened. */
    abstract void strike(Scene scene);

    /** Undoes it; what its restart policy starts again needs no hand. */
    void heal(Scene scene) {}

    /** @return in words that follow the instance's name */
    String words() {
        return words;
    }

    /** @return a name of its own for what is done to this service */
    String on(String service) {
        return "%s-%s".formatted(name().toLowerCase(Locale.ROOT).replace('_', '-'), service);
    }
}
