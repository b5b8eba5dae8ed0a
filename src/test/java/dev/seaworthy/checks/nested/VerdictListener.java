package dev.seaworthy.checks.nested;

import dev.seaworthy.report.Outcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Collects the verdict of every check, and of every class or method that failed before its checks ran. */
public final class VerdictListener implements TestExecutionListener {
    private final List<Verdict> verdicts = new CopyOnWriteArrayList<>();

    List<Verdict> verdicts() {
        return List.copyOf(verdicts);
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        verdicts.add(verdict(test, Outcome.SKIPPED, reason));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() || result.getThrowable().isPresent()) {
            verdicts.add(result.getThrowable()
                    .map(thrown -> verdict(test, Outcome.of(thrown), Outcome.reason(thrown)))
                    .orElseGet(() -> verdict(test, Outcome.HOLDS, "")));
        }
    }

    private static Verdict verdict(TestIdentifier test, Outcome outcome, String message) {
        String shown = test.getDisplayName();
        return test.getSource()
                .map(source -> switch (source) {
                    case MethodSource method ->
                        new Verdict(simple(method.getClassName()), row(method, shown), outcome, message);
                    case ClassSource type -> new Verdict(simple(type.getClassName()), "(all)", outcome, message);
                    default -> new Verdict(shown, "(all)", outcome, message);
                })
                .orElseGet(() -> new Verdict(shown, "(all)", outcome, message));
    }

    /** A method without rows has its own name as display name. */
    private static String row(MethodSource method, String shown) {
        String words = method.getMethodName().replace('_', ' ');
        return words.equals(shown) ? words : "%s [%s]".formatted(words, shown);
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
