package dev.seaworthy.checks.nested;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;

import dev.seaworthy.checks.Parallelism;
import dev.seaworthy.checks.PreStartedStack;
import dev.seaworthy.docker.ComposeStack;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs checks from within the suite, apart from the enclosing run: no report has their verdicts.
 *
 * @param names packages, or classes, of checks
 */
public record Checks(List<String> names) {
    private static final LauncherConfig APART = LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .build();

    /**
     * @param stack the stack that the checks use; empty if they start their own
     * @param last runs after the last verdict, before the stack is stopped
     * @return the verdict of every check
     */
    public List<Verdict> judge(Optional<ComposeStack> stack, Runnable last) {
        LauncherDiscoveryRequest checks = LauncherDiscoveryRequestBuilder.request()
                .selectors(names.stream().map(Checks::selector).toList())
                .filters(includeClassNamePatterns(".*Check"))
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "custom")
                .configurationParameter(
                        "junit.jupiter.execution.parallel.config.custom.class", Parallelism.class.getName())
                .build();
        return run(session -> stack.ifPresent(given -> PreStartedStack.put(session, given)), checks, last);
    }

    /** @param prepare passes the stack to the session */
    public static List<Verdict> run(
            Consumer<LauncherSession> prepare, LauncherDiscoveryRequest request, Runnable last) {
        VerdictListener listener = new VerdictListener();
        try (LauncherSession session = LauncherFactory.openSession(APART)) {
            prepare.accept(session);
            session.getLauncher().execute(request, listener);
            last.run();
        }
        return listener.verdicts();
    }

    private static DiscoverySelector selector(String name) {
        return name.endsWith("Check") ? DiscoverySelectors.selectClass(name) : DiscoverySelectors.selectPackage(name);
    }
}
