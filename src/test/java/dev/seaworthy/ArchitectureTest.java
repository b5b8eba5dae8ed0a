package dev.seaworthy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Imports point one way, and each tool has one package that knows it. */
final class ArchitectureTest {
    private static final JavaClasses SUITE = new ClassFileImporter().importPackages("dev.seaworthy");

    @Test
    void imports_point_from_checks_to_the_contract() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("checks")
                .definedBy("..checks..")
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
                .whereLayer("checks")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("assertion")
                .mayOnlyBeAccessedByLayers("checks")
                .whereLayer("evidence")
                .mayOnlyBeAccessedByLayers("checks")
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
    void only_stack_talks_to_the_engine() {
        onlyIn("..stack..", "org.testcontainers..", "com.github.dockerjava..");
    }

    @Test
    void only_assertion_waits() {
        onlyIn("..assertion..", "org.awaitility..");
    }

    @Test
    void only_probe_sends_requests() {
        onlyIn("..probe..", "io.restassured..", "java.net.http..");
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
