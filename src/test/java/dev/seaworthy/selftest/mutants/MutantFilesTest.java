package dev.seaworthy.selftest.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seaworthy.checks.nested.Verdict;
import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.yaml.ContractFile;
import dev.seaworthy.contract.yaml.InvalidFileException;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.selftest.mutants.MutantOutcome.Kind;
import dev.seaworthy.selftest.traceability.Traceability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class MutantFilesTest {
    private static final Path STACK = Path.of("stack");
    private static final Contract CONTRACT = ContractFile.read(STACK.resolve("contract.yaml"));

    private static final String MUTANT = """
            breaks: [COMPOSE-02]
            why: the host was short of memory
            seen-by: {check: ReplicasCheck, obligation: every_replica_responds_to_a_direct_request, row: "frontend"}
            says: {service: frontend, promised: expected 3 replicas, seen: "found 2, web-1 and web-2"}
            services: [frontend]
            compose: "services: {frontend: {deploy: {replicas: 2}}}"
            """;

    @TempDir
    private Path directory;

    static Stream<MutantFile> mutants() {
        return MutantFile.all().stream();
    }

    static Stream<MutantFile> mutantsUnderLoad() {
        return mutants().filter(file -> Lane.isUnderLoad(file.mutant().seenBy()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void every_mutant_names_existing_checks_services_and_requirements(MutantFile file) throws Exception {
        Mutant mutant = file.mutant();
        Set<String> services = CONTRACT.services().keySet();

        assertThat(services).containsAll(mutant.involved());
        assertThat(Obligations.method(mutant.unrelated())).isNotNull();
        assertThat(Traceability.of(Obligations.method(mutant.seenBy())))
                .as("requirements of %s", mutant.seenBy().check())
                .containsAll(mutant.breaks());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void every_mutant_finds_the_text_that_it_replaces(MutantFile file) {
        try (ChangedFiles files = new ChangedFiles(STACK, file.mutant())) {
            assertThat(files.directory().resolve("docker-compose.yml")).exists();
        }
    }

    /**
     * The load is sized for the promised replicas. With one frontend, for example, the edge rejects requests when 164
     * are in flight (edge/upstreams.conf): while a store is unavailable, there can be more.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("mutantsUnderLoad")
    void every_mutant_under_load_has_the_promised_number_of_replicas(MutantFile file) {
        assertThat(file.mutant().replicas()).isEmpty();
    }

    @Test
    void there_are_at_least_seventy_mutants() {
        assertThat(MutantFile.all()).hasSizeGreaterThanOrEqualTo(70);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            short of memory         | short of memory\\nbecause: x            | :3: because: unknown key
            why: the host was short of memory | why:                          | why has no value
            breaks: [COMPOSE-02]    | breaks: []                              | breaks must name
            , row: "frontend"       | , rows: all                             | :3: seen-by.rows: unknown key
            expected 3 replicas, seen: "found 2, web-1 and web-2" | expected 3 replicas                            | :4: says.seen: the key is missing
            seen: "found 2, web-1 and web-2" | seen: expected 3 replicas                       | :4: says: promised and seen must differ
            seen: "found 2, web-1 and web-2" | seen: "but was: "                       | says.seen matches nearly every failure
            seen: "found 2, web-1 and web-2" | seen: Expecting actual                  | says.seen matches nearly every failure
            expected 3 replicas, seen | "10L", seen                             | says.promised matches nearly every
            services: [frontend]    | services: []                            | services must name
            services: [frontend]    | services: [frontend]\\nsql: SELECT 1     | require stack: own
            services: [frontend]    | services: [frontend]\\nstack: mine       | :6: stack: "mine" is none of
            services: [frontend]    | services: [frontend]\\nreplicas: {x: 1}  | replicas requires stack: own
            compose: "services: {frontend: {deploy: {replicas: 2}}}" | edits: [] | a mutant needs compose, edits or sql
            """)
    void an_invalid_mutant_file_is_rejected_with_its_location(String text, String other, String message)
            throws IOException {
        Path file =
                Files.writeString(directory.resolve("mutant.yaml"), MUTANT.replace(text, other.replace("\\n", "\n")));

        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> MutantFile.read(file))
                .withMessageContaining("mutant.yaml:")
                .withMessageContaining(message);
    }

    @Test
    void an_edit_whose_text_is_missing_is_inconclusive() {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() ->
                        new ChangedFiles(STACK, List.of(new Mutant.Edit("edge/tls.conf", "SSLv3", "TLSv1.3")), ""))
                .withMessageContaining("edge/tls.conf contains \"SSLv3\" not at all");
    }

    @Test
    void an_obligation_that_does_not_exist_is_rejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Obligations.method(
                        new Mutant.Obligation("ReplicasCheck", "nothing_at_all", java.util.Optional.empty())))
                .withMessageContaining("nothing_at_all");
    }

    @Test
    void a_selection_of_mutants_that_matches_none_is_rejected() {
        assertThat(MutantFile.selected(MutantFile.all(), "TLS,port"))
                .isNotEmpty()
                .allMatch(file -> file.name().matches(".*(TLS|port).*"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MutantFile.selected(MutantFile.all(), "TLS,typo"))
                .withMessageStartingWith("-Dmutants: no mutant has \"typo\" in its name");
        assertThatIllegalArgumentException().isThrownBy(() -> MutantFile.selected(MutantFile.all(), ","));
    }

    @Test
    void every_mutant_runs_in_exactly_one_lane() {
        assertThat(Stream.of(Lane.values())
                        .flatMap(
                                lane -> lane
                                        .of(
                                                MutantFile.all(),
                                                file -> file.mutant().stack(),
                                                file -> file.mutant().seenBy())
                                        .stream()))
                .containsExactlyInAnyOrderElementsOf(MutantFile.all());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "VIOLATED,     'frontend: expected 3 replicas, found 2, web-1 and web-2', KILLED",
        "VIOLATED,     expected 3 but was 2,                 UNEXPLAINED",
        "HOLDS,        '',                                   SURVIVED",
        "INCONCLUSIVE, no engine,                            BROKEN"
    })
    void a_violation_with_a_complete_message_kills_the_mutant(Outcome outcome, String message, Kind expected)
            throws IOException {
        Mutant mutant = MutantFile.read(Files.writeString(directory.resolve("mutant.yaml"), MUTANT))
                .mutant();

        assertThat(MutantOutcome.of(mutant, List.of(new Verdict("ReplicasCheck", "row [frontend]", outcome, message))))
                .returns(expected, MutantOutcome::kind);
    }

    @Test
    void a_violation_in_another_row_does_not_kill_the_mutant() throws IOException {
        Mutant mutant = MutantFile.read(Files.writeString(directory.resolve("mutant.yaml"), MUTANT))
                .mutant();
        Verdict other = new Verdict(
                "ReplicasCheck",
                "row [api]",
                Outcome.VIOLATED,
                "frontend: expected 3 replicas, found 2, web-1 and web-2");

        assertThat(MutantOutcome.of(mutant, List.of(other))).returns(Kind.BROKEN, MutantOutcome::kind);
    }

    @Test
    void a_contract_restricted_to_services_contains_no_others() {
        Contract some = CONTRACT.of(List.of("frontend", "database")).with(Map.of("frontend", 1));

        assertThat(some.services()).containsOnlyKeys("frontend", "database");
        assertThat(some.services().get("frontend").replicas()).isEqualTo(1);
        assertThat(some.services().get("frontend").reaches()).isEmpty();
        assertThat(some.networks()).containsOnlyKeys("web", "inner", "data");
        assertThat(some.secrets()).containsOnlyKeys("db_password");
    }
}
