package dev.seaworthy.fault;

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

    /** @return whether any step was added */
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
            }
        }
        if (!failures.isEmpty()) {
            failures.stream().skip(1).forEach(failures.getFirst()::addSuppressed);
            throw failures.getFirst();
        }
    }
}
