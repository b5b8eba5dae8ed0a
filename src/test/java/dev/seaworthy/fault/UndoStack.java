package dev.seaworthy.fault;

import dev.seaworthy.docker.InconclusiveException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The steps that undo what a check did, the last one first. */
public final class UndoStack implements AutoCloseable {
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private boolean used;

    /** Adds a step to run on close. */
    public void onClose(Runnable step) {
        used = true;
        steps.push(step);
    }

    /** Records a fault that needs no step, because it is over by itself or cannot be undone. */
    void markUsed() {
        used = true;
    }

    /** @return whether a step was added or a fault was recorded */
    boolean isUsed() {
        return used;
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
