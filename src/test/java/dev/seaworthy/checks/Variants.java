package dev.seaworthy.checks;

import dev.seaworthy.stack.ComposeProject;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Stacks of a check's own, beside the one of the run: the same files, with others on top. JUnit takes them away after
 * the check, or after the last check of a class that is instantiated once.
 */
public final class Variants implements AutoCloseable {
    private final Deque<ComposeProject> stacks = new ArrayDeque<>();

    /** @param overlays Compose files on top of the stack's own; a relative one is looked for beside them */
    public ComposeProject start(Path... overlays) {
        Path[] files = new Path[overlays.length];
        for (int overlay = 0; overlay < files.length; overlay++) {
            files[overlay] = SharedStack.DIRECTORY.resolve(overlays[overlay]);
        }
        ComposeProject stack = new ComposeProject(SharedStack.DIRECTORY, files);
        stacks.push(stack);
        stack.start();
        return stack;
    }

    @Override
    public void close() {
        while (!stacks.isEmpty()) {
            stacks.pop().close();
        }
    }
}
