package dev.seaworthy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.seaworthy.evidence.Requirement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Imports point one way, and each tool has one package that knows it. */
@Requirement("HARNESS-01")
final class ArchitectureTest {
    private static final JavaClasses SUITE = new ClassFileImporter().importPackages("dev.seaworthy");

    @Test
    void imports_point_from_checks_to_the_contract() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("checks")
                .definedBy("..checks..")
                .layer("mutation")
                .definedBy("..mutation..")
                .layer("assertion")
                .definedBy("..assertion..")
                .layer("evidence")
                .definedBy("..evidence..")
                .layer("probe")
                .definedBy("..probe..")
                .layer("stack")
                .definedBy("..stack..")
                .layer("contract")
                .definedBy("..contract..")
                .whereLayer("mutation")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("checks")
                .mayOnlyBeAccessedByLayers("mutation")
                .whereLayer("assertion")
                .mayOnlyBeAccessedByLayers("checks", "mutation")
                .whereLayer("evidence")
                .mayOnlyBeAccessedByLayers("checks", "mutation")
                .whereLayer("probe")
                .mayOnlyBeAccessedByLayers("checks", "assertion", "evidence")
                .whereLayer("contract")
                .mayNotAccessAnyLayer()
                .whereLayer("stack")
                .mayOnlyAccessLayers("contract")
                .check(SUITE);
    }

    @Test
    void platform_checks_know_nothing_of_the_product() {
        noClasses()
                .that()
                .resideInAPackage("..checks.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..checks.product..")
                .check(SUITE);
    }

    @Test
    void every_check_says_which_requirement_it_proves() {
        methods()
                .that(are(annotatedWith(Test.class).or(annotatedWith(ParameterizedTest.class))))
                .and()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Check")
                .should()
                .beAnnotatedWith(Requirement.class)
                .orShould()
                .beDeclaredInClassesThat(annotatedWith(Requirement.class))
                .check(SUITE);
    }

    @Test
    void only_stack_talks_to_the_engine() {
        onlyIn("..stack..", "org.testcontainers..", "com.github.dockerjava..");
    }

    @Test
    void only_assertion_waits() {
        onlyIn("..assertion..", "org.awaitility..");
    }

    @Test
    void only_probe_sends_requests() {
        onlyIn("..probe..", "io.restassured..", "java.net.http..", "org.apache.http..");
    }

    @Test
    void nothing_sleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(SUITE);
        noClasses().should().callMethod(Thread.class, "sleep", Duration.class).check(SUITE);
    }

    private static void onlyIn(String home, String... tool) {
        noClasses()
                .that(not(resideInAPackage(home)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(tool)
                .check(SUITE);
    }
}
