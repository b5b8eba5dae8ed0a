package dev.seaworthy.checks;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** The classes of a run that are not {@link AtEndOfRun}, and have not ended yet. */
public final class OtherChecks implements TestExecutionListener {
    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

    private final Set<UniqueId> running = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch ended = new CountDownLatch(0);

    private OtherChecks() {}

    /** Gives each session of JUnit's launcher its own; JUnit loads it through {@code META-INF/services}. */
    public static final class Registration implements LauncherSessionListener {
        @Override
        public void launcherSessionOpened(LauncherSession session) {
            OtherChecks others = new OtherChecks();
            session.getStore().put(Namespace.create(OtherChecks.class), OtherChecks.class, others);
            session.getLauncher().registerTestExecutionListeners(others);
        }
    }

    /** Lets a class wait until all others have ended. Without parallel execution, none would end meanwhile. */
    static final class Wait implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext check) throws InterruptedException {
            if (check.getConfigurationParameter(PARALLEL).filter("true"::equals).isEmpty()) {
                return;
            }
            check.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(OtherChecks.class))
                    .get(OtherChecks.class, OtherChecks.class)
                    .ended
                    .await();
        }
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        running.clear();
        plan.getRoots().stream()
                .map(plan::getDescendants)
                .flatMap(Collection::stream)
                .filter(OtherChecks::isOther)
                .map(TestIdentifier::getUniqueIdObject)
                .forEach(running::add);
        ended = new CountDownLatch(running.isEmpty() ? 0 : 1);
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        ended(test);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        ended(test);
    }

    private void ended(TestIdentifier test) {
        if (running.remove(test.getUniqueIdObject()) && running.isEmpty()) {
            ended.countDown();
        }
    }

    private static boolean isOther(TestIdentifier test) {
        return test.getSource()
                .filter(source -> source instanceof ClassSource type
                        && !AnnotationSupport.isAnnotated(type.getJavaClass(), AtEndOfRun.class))
                .isPresent();
    }
}
