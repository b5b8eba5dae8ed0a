package dev.seaworthy.selftest.traceability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.report.Requirements;
import dev.seaworthy.selftest.mutants.MutantFile;
import dev.seaworthy.selftest.proof.CaseFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every requirement has a check and a mutant, and every check and mutant has a requirement. */
final class TraceabilityTest {
    private final Map<String, Requirements.Entry> requirements =
            Requirements.read().requirements();

    @Test
    void every_requirement_has_a_check_and_every_check_a_requirement_that_exists() {
        Set<String> proven = Traceability.tests().stream()
                .flatMap(test -> Traceability.of(test).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(proven).containsExactlyInAnyOrderElementsOf(requirements.keySet());
    }

    @Test
    void every_check_is_annotated_with_a_requirement() {
        assertThat(Traceability.tests())
                .filteredOn(Traceability::isInCheck)
                .isNotEmpty()
                .allSatisfy(test -> assertThat(Traceability.of(test)).isNotEmpty());
    }

    @Test
    void every_requirement_has_a_mutant_or_a_reason_for_none() {
        Set<String> broken = MutantFile.all().stream()
                .flatMap(file -> file.mutant().breaks().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> withReason = requirements.entrySet().stream()
                .filter(requirement -> requirement.getValue().noMutantBecause().isPresent())
                .map(Map.Entry::getKey)
                .toList();

        assertThat(broken).isSubsetOf(requirements.keySet()).doesNotContainAnyElementsOf(withReason);
        assertThat(requirements.keySet())
                .filteredOn(id -> !broken.contains(id) && !withReason.contains(id))
                .as("requirements without a mutant and without a reason")
                .isEmpty();
    }

    @Test
    void every_obligation_is_broken_by_a_mutant_or_a_case_or_waived_with_a_reason() {
        Set<String> obligations = Traceability.tests().stream()
                .filter(test -> test.getDeclaringClass().getPackageName().startsWith("dev.seaworthy.checks"))
                .filter(Traceability::isInCheck)
                .map(test -> test.getDeclaringClass().getSimpleName() + "." + test.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> broken =
                MutantFile.all().stream().map(MutantFile::obligation).collect(Collectors.toCollection(TreeSet::new));
        broken.addAll(CaseFile.violatedObligations());
        Map<String, String> waivers = Waivers.read();

        assertThat(waivers).hasSizeLessThanOrEqualTo(8);
        assertThat(waivers.values()).allMatch(reason -> reason.length() > 20);
        assertThat(obligations).containsAll(waivers.keySet()).containsAll(CaseFile.violatedObligations());
        assertThat(broken).as("broken by a mutant or a case").doesNotContainAnyElementsOf(waivers.keySet());
        assertThat(obligations)
                .filteredOn(obligation -> !broken.contains(obligation) && !waivers.containsKey(obligation))
                .as("obligations without a mutant, a case or a waiver")
                .isEmpty();
    }
}
