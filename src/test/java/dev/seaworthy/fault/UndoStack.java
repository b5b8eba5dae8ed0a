package dev.seaworthy.fault;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps that undo what a check did, the last one first. */
public final class UndoStack implements AutoCloseable {
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final Set<Replica> disturbed = new HashSet<>();
    /** When the first step was added or the first fault recorded; null before. */
    private Instant began;

    /** Adds a step to run on close. */
    public void onClose(Runnable step) {
        markUsed();
        steps.push(step);
    }

    /**
     * Adds a step to run on close, for something that does not disturb the containers of the stack: an additional
     * container, or an edited file.
     */
    void onCloseWithoutFault(Runnable step) {
        steps.push(step);
    }

    /** Records a fault that needs no step, because it is over by itself or cannot be undone. */
    void markUsed() {
        began = began == null ? Instant.now() : began;
    }

    /** Records the containers that a fault is about. */
    void disturbs(Collection<Replica> replicas) {
        markUsed();
        disturbed.addAll(replicas);
    }

    /** @return the containers that the faults were about, and not those that a fault may have affected as well */
    Set<Replica> disturbed() {
        return Set.copyOf(disturbed);
    }

    /** @return when the first step was added or the first fault was recorded; empty if there was none */
    Optional<Instant> began() {
        return Optional.ofNullable(began);
    }

    /** Runs every step, then throws the first failure, with the others as suppressed exceptions. */
    @Override
    public void close() {
        List<RuntimeException> failures = new ArrayList<>();
        while (!steps.isEmpty()) {
            try {
                steps.pop().run();
            } catch (RuntimeException e) {
                failures.add(e);
            } catch (AssertionError e) { // says nothing about the promise of the check whose fault is undone
                failures.add(new InconclusiveException("the fault is not undone: " + e.getMessage(), e));
            }
        }
        if (!failures.isEmpty()) {
            failures.stream().skip(1).forEach(failures.getFirst()::addSuppressed);
            throw failures.getFirst();
        }
    }
}
