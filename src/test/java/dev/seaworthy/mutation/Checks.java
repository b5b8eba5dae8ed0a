package dev.seaworthy.mutation;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;

import dev.seaworthy.checks.PreStartedStack;
import dev.seaworthy.checks.Parallelism;
import dev.seaworthy.stack.ComposeProject;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Checks that are run by the suite itself, apart from the run that it is in: what they say is in no report.
 *
 * @param names packages, or classes, of checks
 */
record Checks(List<String> names) {
    private static final LauncherConfig APART = LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .build();

    /**
     * @param stack that they are given; empty to let them start theirs
     * @param last what is done when they have judged, before the stack is taken away
     * @return the verdict of every check
     */
    List<Verdict> judge(Optional<ComposeProject> stack, Runnable last) {
        VerdictListener listener = new VerdictListener();
        try (LauncherSession session = LauncherFactory.openSession(APART)) {
            stack.ifPresent(given -> PreStartedStack.put(session, given));
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(
                                            names.stream().map(Checks::selector).toList())
                                    .filters(includeClassNamePatterns(".*Check"))
                                    .configurationParameter(
                                            "junit.jupiter.execution.parallel.config.strategy", "custom")
                                    .configurationParameter(
                                            "junit.jupiter.execution.parallel.config.custom.class",
                                            Parallelism.class.getName())
                                    .build(),
                            listener);
            last.run();
        }
        return listener.verdicts();
    }

    /** @return the verdict of every row of an obligation on a stack that may break its word */
    static List<Verdict> ofMutant(ComposeProject stack, Mutant.Obligation obligation) {
        VerdictListener listener = new VerdictListener();
        try (LauncherSession session = LauncherFactory.openSession(APART)) {
            PreStartedStack.putMutant(session, stack, obligation.row());
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(Obligations.selector(obligation))
                                    .build(),
                            listener);
        }
        return listener.verdicts();
    }

    private static DiscoverySelector selector(String name) {
        return name.endsWith("Check") ? DiscoverySelectors.selectClass(name) : DiscoverySelectors.selectPackage(name);
    }
}
