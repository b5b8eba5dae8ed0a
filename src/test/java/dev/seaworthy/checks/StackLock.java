package dev.seaworthy.checks;

import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Who may use a stack beside whom. */
abstract class StackLock implements ResourceLocksProvider {
    private final ResourceAccessMode mode;

    private StackLock(ResourceAccessMode mode) {
        this.mode = mode;
    }

    @Override
    public Set<Lock> provideForClass(Class<?> check) {
        return Set.of(new Lock("the stack of " + StackExtension.owner(check), mode));
    }

    /** Beside all who only look. */
    static final class Shared extends StackLock {
        Shared() {
            super(ResourceAccessMode.READ);
        }
    }

    /** Beside nobody. */
    static final class Alone extends StackLock {
        Alone() {
            super(ResourceAccessMode.READ_WRITE);
        }
    }
}
