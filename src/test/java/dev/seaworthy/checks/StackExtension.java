package dev.seaworthy.checks;

import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.report.Evidence;
import java.time.Instant;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Gives a check the stack of the run, a list of its own for its exchanges, faults that are undone after it and variants
 * that are taken away after it; and collects evidence when it fails, before anything is undone.
 *
 * <p>The first check that needs the stack starts it; it is stopped when all have run. A stack that does not start
 * breaks every check with the same reason.
 */
public final class StackExtension implements ExecutionCondition, ParameterResolver, TestExecutionExceptionHandler {
    static final String STACK = "the stack";
    static final String VARIANT = "a variant of the stack";
    private static final Namespace OURS = Namespace.create(StackExtension.class);

    /**
     * What a check has for itself. JUnit closes it after the check: after the last row, where all share an instance.
     */
    private record CheckResources(
            ComposeProject stack,
            Instant since,
            Exchanges exchanges,
            Faults faults,
            Variants variants,
            boolean mayStayUnwell)
            implements AutoCloseable {
        @Override
        public void close() {
            variants.close();
            faults.close();
            if (faults.disturbed() && !mayStayUnwell) {
                Recovery.of(stack);
            }
        }
    }

    /** On another stack than the one beside this suite only the checks of the platform have something to say. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext check) {
        if (PreStartedStack.leftOut(check)) {
            return ConditionEvaluationResult.disabled("not asked for");
        }
        boolean platform = check.getRequiredTestClass().getPackageName().contains(".platform.");
        return platform || SharedStack.IS_OURS
                ? ConditionEvaluationResult.enabled("it applies to this stack")
                : ConditionEvaluationResult.disabled(
                        "not run: it knows the stack in stack/, and this run checks the one in "
                                + SharedStack.DIRECTORY);
    }

    /** So that what a constructor is given belongs to its instance: to one check, or to the rows that share it. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext check) {
        Class<?> type = parameter.getParameter().getType();
        return type == ComposeProject.class
                || type == Exchanges.class
                || type == Faults.class
                || type == Variants.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext check) {
        Class<?> type = parameter.getParameter().getType();
        ComposeProject stack = stack(check);
        if (type == ComposeProject.class) {
            return stack;
        }
        CheckResources own = own(check, stack);
        return type == Exchanges.class ? own.exchanges() : type == Faults.class ? own.faults() : own.variants();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext check, Throwable verdict) throws Throwable {
        boolean started = check.getRoot().getStore(OURS).get(SharedStack.class) != null
                || PreStartedStack.in(check).isPresent();
        if (verdict instanceof TestAbortedException || !started) {
            throw verdict; // nothing is started only to be looked at
        }
        ComposeProject stack = stack(check);
        CheckResources own = own(check, stack);
        Evidence evidence = new Evidence(stack);
        if (PreStartedStack.in(check).isEmpty()) { // what is said of a given stack is in no report
            evidence.attach(own.since(), own.exchanges());
        }
        throw evidence.redacted(verdict);
    }

    private static ComposeProject stack(ExtensionContext check) {
        return PreStartedStack.in(check)
                .orElseGet(() -> check.getRoot()
                        .getStore(OURS)
                        .computeIfAbsent(SharedStack.class, key -> new SharedStack(), SharedStack.class)
                        .get());
    }

    private static CheckResources own(ExtensionContext check, ComposeProject stack) {
        return check.getStore(OURS)
                .computeIfAbsent(
                        CheckResources.class,
                        key -> new CheckResources(
                                stack,
                                Instant.now(),
                                new Exchanges(),
                                new Faults(stack),
                                new Variants(
                                        stack,
                                        PreStartedStack.in(check).isPresent()
                                                && PreStartedStack.mutant(check).isEmpty()),
                                PreStartedStack.mutant(check).isPresent()),
                        CheckResources.class);
    }
}
