package dev.seaworthy.checks.nested;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.opentest4j.TestAbortedException;

/** Collects the verdict of every check, and of every class or method that failed before its checks ran. */
public final class VerdictListener implements TestExecutionListener {
    private final List<Verdict> verdicts = new CopyOnWriteArrayList<>();

    List<Verdict> verdicts() {
        return List.copyOf(verdicts);
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        verdicts.add(verdict(test, Verdict.Outcome.SKIPPED, reason));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() || result.getThrowable().isPresent()) {
            verdicts.add(result.getThrowable()
                    .map(verdict -> verdict(test, outcome(verdict), String.valueOf(verdict.getMessage())))
                    .orElseGet(() -> verdict(test, Verdict.Outcome.HOLDS, "")));
        }
    }

    private static Verdict.Outcome outcome(Throwable verdict) {
        return switch (verdict) {
            case AssertionError violation -> Verdict.Outcome.VIOLATED;
            case TestAbortedException skipped -> Verdict.Outcome.SKIPPED;
            default -> Verdict.Outcome.INCONCLUSIVE;
        };
    }

    private static Verdict verdict(TestIdentifier test, Verdict.Outcome outcome, String message) {
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
