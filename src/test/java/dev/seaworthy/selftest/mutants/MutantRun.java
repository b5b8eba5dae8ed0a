package dev.seaworthy.selftest.mutants;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.TierAssert.assertThat;

import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.contract.Contract;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.selftest.mutants.Mutant.Scenario;
import dev.seaworthy.selftest.mutants.Mutant.Where;
import dev.seaworthy.selftest.mutants.MutantOutcome.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Applies a mutant's mistake to a stack, runs its check, and restores the stack.
 *
 * @param shared the stack that mutants share, one mutant at a time; other stacks use its images
 */
record MutantRun(ComposeStack shared) {
    /** The timeout for health checks to leave {@code starting}: a mutant may keep them in that state. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private static final Duration WELL = Duration.ofSeconds(60);
    private static final Duration SQL = Duration.ofSeconds(10);

    /** @return the outcome of the mutant */
    MutantOutcome of(Mutant mutant) {
        try (ChangedFiles files = new ChangedFiles(shared.files(), mutant)) {
            return mutant.stack() == Where.OWN
                    ? inOwnStack(files, mutant.scenario(), stack -> {
                        alterDatabase(stack, mutant.sql());
                        return outcome(mutant, stack);
                    })
                    : inSharedStack(files, mutant);
        } catch (InconclusiveException e) {
            return new MutantOutcome(Kind.BROKEN, "", e.getMessage());
        }
    }

    /** @return the verdicts of the obligation without the mistake */
    List<Verdict> without(Scenario of) {
        if (of.stack() == Where.SHARED) {
            List<Verdict> verdicts = judged(of, shared.reconfigured(shared.files(), promises(of.services())));
            awaitWell(shared.contract().services().keySet());
            return verdicts;
        }
        try (ChangedFiles files = new ChangedFiles(shared.files(), List.of(), "")) {
            return inOwnStack(files, of, stack -> judged(of, stack));
        }
    }

    private static List<Verdict> judged(Scenario of, ComposeStack stack) {
        Obligations.judge(stack, of.before());
        return Obligations.judge(stack, of.seenBy());
    }

    private <T> T inOwnStack(ChangedFiles files, Scenario of, Function<ComposeStack, T> judged) {
        Contract promises = promises(of.services()).with(of.replicas());
        Path[] overlays = files.overlays(of);
        try (ComposeStack own = shared.withFiles(files.directory(), promises, overlays)) {
            own.startOnly(of.services(), of.inOrder());
            settle(own, of.services());
            return judged.apply(own);
        }
    }

    private MutantOutcome inSharedStack(ChangedFiles files, Mutant mutant) {
        ComposeStack reconfigured =
                shared.reconfigured(files.directory(), promises(mutant.services()), files.overlays());
        Map<String, Set<String>> before = containers();
        try {
            bringUp(reconfigured, mutant.recreates());
            settle(reconfigured, mutant.involved());
            return outcome(mutant, reconfigured);
        } finally {
            putBack(mutant, before);
        }
    }

    /** A check may have recreated containers of further services: they mount the files of the mutant, too. */
    private void putBack(Mutant mutant, Map<String, Set<String>> before) {
        Set<String> recreated = new TreeSet<>(mutant.recreates());
        Map<String, Set<String>> after = containers();
        shared.contract().services().keySet().stream()
                .filter(service -> !Objects.equals(before.get(service), after.get(service)))
                .forEach(recreated::add);
        bringUp(shared, List.copyOf(recreated));
        recreated.addAll(mutant.involved());
        awaitWell(recreated);
    }

    private Map<String, Set<String>> containers() {
        return shared.replicas().all().stream()
                .collect(Collectors.groupingBy(
                        Replica::service, Collectors.mapping(Replica::id, Collectors.toCollection(TreeSet::new))));
    }

    /** Waits until the shared stack is ready for the next mutant. */
    private void awaitWell(Collection<String> services) {
        services.forEach(service -> eventually(service + " is healthy again", WELL)
                .of(
                        () -> shared.replicas().of(service),
                        tier -> assertThat(tier)
                                .hasReplicas(shared.contract()
                                        .services()
                                        .get(service)
                                        .replicas())
                                .isRunningAndHealthy()));
    }

    /** @throws InconclusiveException if Compose fails: then the mistake was not applied, or not reverted */
    private static void bringUp(ComposeStack stack, List<String> services) {
        if (!services.isEmpty()) {
            stack.bringUp(services);
            stack.lastError().ifPresent(lastError -> {
                throw new InconclusiveException("Compose failed to recreate %s: %s".formatted(services, lastError));
            });
        }
    }

    private static void alterDatabase(ComposeStack stack, String sql) {
        if (!sql.isEmpty()) {
            stack.cli()
                    .execute(
                            stack.replicas().of("database").only(),
                            SQL,
                            sql,
                            "/usr/lib/postgresql/18/bin/psql",
                            "--host=127.0.0.1",
                            "--username=seaworthy",
                            "--dbname=seaworthy",
                            "--quiet",
                            "--set=ON_ERROR_STOP=1");
        }
    }

    private static MutantOutcome outcome(Mutant mutant, ComposeStack stack) {
        List<Verdict> unrelated = Obligations.judge(stack, mutant.unrelated());
        List<String> notGreen = new ArrayList<>(unrelated.stream()
                .filter(verdict -> !verdict.is(Outcome.HOLDS) && !verdict.is(Outcome.SKIPPED))
                .map(Verdict::toString)
                .toList());
        if (unrelated.stream().noneMatch(verdict -> verdict.is(Outcome.HOLDS))) {
            notGreen.add("no row of it holds");
        }
        return notGreen.isEmpty()
                ? MutantOutcome.of(mutant, Obligations.judge(stack, mutant.seenBy()))
                : new MutantOutcome(
                        Kind.BROKEN,
                        mutant.unrelated().check(),
                        "the unrelated obligation does not hold: %s; Compose: %s"
                                .formatted(
                                        String.join("; ", notGreen),
                                        stack.lastError().orElse("no error")));
    }

    private static void settle(ComposeStack stack, Collection<String> services) {
        eventually("no health check is starting", SETTLED)
                .completeOrLast(
                        () -> services.stream()
                                .flatMap(service -> stack.replicas().of(service).replicas().stream())
                                .toList(),
                        replicas -> !replicas.isEmpty() && replicas.stream().noneMatch(Replica::isStarting));
    }

    private Contract promises(List<String> services) {
        return shared.contract().of(services);
    }
}
