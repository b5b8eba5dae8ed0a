package dev.seaworthy.checks;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.browser.Browsers;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.PublishedEdge;
import dev.seaworthy.probe.http.Target;
import dev.seaworthy.probe.store.MessagesStore;
import dev.seaworthy.report.Evidence;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * Injects into a check the stack of the run, {@link Clients} of its edge, its own list of exchanges, browsers that are
 * closed after it, faults that are undone after it and variants that are removed after it; collects evidence when it
 * fails, before anything is undone.
 *
 * <p>The first check that needs the stack starts it; it is stopped after all checks. A run with a {@link Target} has no
 * stack: only the checks that request nothing but {@code Clients} are judged, by requests to the target.
 */
public final class StackExtension
        implements ExecutionCondition, ParameterResolver, BeforeEachCallback, TestExecutionExceptionHandler {
    static final String STACK = "the stack";
    static final String VARIANT = "a variant of the stack";
    private static final Namespace OURS = Namespace.create(StackExtension.class);

    /**
     * The resources of one check, which has this name in the report. JUnit closes them after the check: after the last
     * row, if all rows share an instance.
     */
    private record CheckResources(
            String name,
            ComposeStack stack,
            Instant since,
            Exchanges exchanges,
            Browsers browsers,
            Faults faults,
            Variants variants,
            Recovery recovery,
            boolean mayStayUnhealthy)
            implements AutoCloseable {
        /** Closes in reverse order, each resource even if an earlier one fails; the first failure is thrown. */
        @Override
        public void close() {
            Step recover = this::recover;
            Step undo = () -> undo(faults::close);
            try (recover;
                    undo;
                    variants;
                    browsers) {
                // only to close them
            }
        }

        private void undo(Runnable step) {
            try {
                step.run();
            } catch (RuntimeException e) {
                stack.faultPeriods().addNotUndone(name, e.getMessage());
                throw e;
            }
        }

        private void recover() {
            faults.began().ifPresent(began -> {
                Set<String> unrecovered =
                        mayStayUnhealthy ? Set.of() : recovery.unrecovered(() -> undo(faults::startDisturbedAgain));
                stack.faultPeriods().add(name, began, Instant.now(), unrecovered);
                unrecovered.forEach(this::recordEnded);
            });
        }

        /** A later check may start it again, for example because it removes and creates the whole stack. */
        private void recordEnded(String service) {
            try {
                stack.replicas().of(service).replicas().stream()
                        .filter(replica -> replica.hasEnded() && !faults.wereAbout(replica))
                        .findFirst()
                        .ifPresent(replica ->
                                stack.faultPeriods().addEnded(service, new UnexpectedExits(stack).described(replica)));
            } catch (InconclusiveException e) {
                System.out.println("  after a fault %s cannot be observed: %s".formatted(service, e.getMessage()));
            }
        }

        private interface Step extends AutoCloseable {
            @Override
            void close();
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext check) {
        if (PreStartedStack.leftOut(check)) {
            return ConditionEvaluationResult.disabled("not selected");
        }
        return Target.ofRun()
                .flatMap(target -> check.getTestMethod().isPresent()
                        ? NeedsDocker.reason(check.getRequiredTestMethod())
                        : NeedsDocker.reason(check.getRequiredTestClass()))
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("applies"));
    }

    /** Binds constructor parameters to the test instance: to one check, or to the rows that share it. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext check) {
        Class<?> type = parameter.getParameter().getType();
        return type == ComposeStack.class
                || type == StackStart.class
                || Clients.have(type)
                || type == Browsers.class
                || type == Faults.class
                || type == Variants.class;
    }

    /** Ends every check with the same reason if the stack did not start, except those that judge the start. */
    @Override
    public void beforeEach(ExtensionContext check) {
        boolean judgesTheStart = Stream.of(check.getRequiredTestClass().getDeclaredConstructors())
                .flatMap(constructor -> Stream.of(constructor.getParameterTypes()))
                .anyMatch(StackStart.class::equals);
        if (!judgesTheStart) {
            started(check).flatMap(StackStart::failure).ifPresent(failure -> {
                throw failure;
            });
        }
    }

    /** @return the start of the run's stack, if a check has requested it */
    private static Optional<StackStart> started(ExtensionContext check) {
        return Optional.ofNullable(check.getRoot().getStore(OURS).get(SharedStack.class, SharedStack.class))
                .map(SharedStack::start);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext check) {
        Class<?> type = parameter.getParameter().getType();
        Optional<Target> target = Target.ofRun();
        if (target.isPresent()) {
            return targetRun(check, target.get()).clients(exchanges(check)).of(type);
        }
        ComposeStack stack = stack(check);
        if (type == ComposeStack.class) {
            return stack;
        }
        if (type == StackStart.class) {
            return started(check).orElse(new StackStart(stack, Optional.empty()));
        }
        CheckResources own = own(check, stack);
        if (Clients.have(type)) {
            return new Clients(
                            new PublishedEdge(stack),
                            own.exchanges(),
                            new MessagesStore(stack),
                            new ContainerNames(stack))
                    .of(type);
        }
        if (type == Browsers.class) {
            return own.browsers();
        }
        return type == Faults.class ? own.faults() : own.variants();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext check, Throwable verdict) throws Throwable {
        if (Target.ofRun().isPresent()) {
            if (!(verdict instanceof TestAbortedException)) {
                Evidence.attach(exchanges(check));
            }
            throw verdict;
        }
        boolean started =
                started(check).filter(start -> start.failure().isEmpty()).isPresent()
                        || PreStartedStack.in(check).isPresent();
        if (verdict instanceof TestAbortedException || !started) {
            throw verdict; // no stack is started only to collect evidence
        }
        ComposeStack stack = stack(check);
        CheckResources own = own(check, stack);
        Evidence evidence;
        try {
            evidence = new Evidence(stack, own.variants().all());
        } catch (InconclusiveException unredactable) {
            throw Evidence.withheld(verdict, unredactable.getMessage());
        }
        if (PreStartedStack.in(check).isEmpty()) { // no report has the verdicts about a pre-started stack
            evidence.attach(own.since(), own.exchanges(), own.browsers());
        }
        throw evidence.redacted(verdict);
    }

    private static TargetRun targetRun(ExtensionContext check, Target target) {
        return check.getRoot()
                .getStore(OURS)
                .computeIfAbsent(TargetRun.class, key -> new TargetRun(target), TargetRun.class);
    }

    /** @return those of one check of a deployment elsewhere, as {@link #own} has them for a stack on this host */
    private static Exchanges exchanges(ExtensionContext check) {
        return check.getStore(OURS).computeIfAbsent(Exchanges.class, key -> new Exchanges(), Exchanges.class);
    }

    private static ComposeStack stack(ExtensionContext check) {
        return PreStartedStack.in(check)
                .orElseGet(() -> check.getRoot()
                        .getStore(OURS)
                        .computeIfAbsent(SharedStack.class, key -> new SharedStack(), SharedStack.class)
                        .get());
    }

    private static String title(Class<?> check) {
        return AnnotationSupport.findAnnotation(check, DisplayName.class)
                .map(DisplayName::value)
                .orElse(check.getSimpleName());
    }

    private static CheckResources own(ExtensionContext check, ComposeStack stack) {
        return check.getStore(OURS)
                .computeIfAbsent(
                        CheckResources.class,
                        key -> new CheckResources(
                                title(check.getRequiredTestClass()),
                                stack,
                                Instant.now(),
                                new Exchanges(),
                                new Browsers(stack),
                                new Faults(stack),
                                new Variants(
                                        stack,
                                        PreStartedStack.in(check).isPresent()
                                                && PreStartedStack.mutant(check).isEmpty()),
                                check.getRoot()
                                        .getStore(OURS)
                                        .computeIfAbsent(Recovery.class, ours -> new Recovery(stack), Recovery.class),
                                PreStartedStack.mutant(check).isPresent()),
                        CheckResources.class);
    }
}
