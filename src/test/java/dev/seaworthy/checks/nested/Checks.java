package dev.seaworthy.checks.nested;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;

import dev.seaworthy.checks.Parallelism;
import dev.seaworthy.checks.PreStartedStack;
import dev.seaworthy.docker.ComposeProject;
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
 * Checks that are run by the suite itself, apart from the run that it is in: what they say is in no report.
 *
 * @param names packages, or classes, of checks
 */
public record Checks(List<String> names) {
    private static final LauncherConfig APART = LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .build();

    /**
     * @param stack that they are given; empty to let them start theirs
     * @param last what is done when they have judged, before the stack is taken away
     * @return the verdict of every check
     */
    public List<Verdict> judge(Optional<ComposeProject> stack, Runnable last) {
        LauncherDiscoveryRequest checks = LauncherDiscoveryRequestBuilder.request()
                .selectors(names.stream().map(Checks::selector).toList())
                .filters(includeClassNamePatterns(".*Check"))
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "custom")
                .configurationParameter(
                        "junit.jupiter.execution.parallel.config.custom.class", Parallelism.class.getName())
                .build();
        return run(session -> stack.ifPresent(given -> PreStartedStack.put(session, given)), checks, last);
    }

    /** @param prepare tells the session which stack the checks are given */
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
