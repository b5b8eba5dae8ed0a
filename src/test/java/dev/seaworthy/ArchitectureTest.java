package dev.seaworthy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.seaworthy.report.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The rooms import each other in one direction, and each tool is used by one room. */
@Requirement("HARNESS-01")
final class ArchitectureTest {
    private static final JavaClasses SUITE = new ClassFileImporter().importPackages("dev.seaworthy");
    private static final Pattern CODE = Pattern.compile("\\s*(?!import |package |//|/\\*|\\*|\\s).+");

    @Test
    void imports_follow_the_order_of_the_rooms() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("contract")
                .definedBy("..contract..")
                .layer("docker")
                .definedBy("..docker..")
                .layer("fault")
                .definedBy("..fault..")
                .layer("probe")
                .definedBy("..probe..")
                .layer("load")
                .definedBy("..load..")
                .layer("assertion")
                .definedBy("..assertion..")
                .layer("report")
                .definedBy("..report..")
                .layer("checks")
                .definedBy("..checks..")
                .layer("selftest")
                .definedBy("..selftest..")
                .layer("bench")
                .definedBy("..bench..")
                .whereLayer("contract")
                .mayNotAccessAnyLayer()
                .whereLayer("docker")
                .mayOnlyAccessLayers("contract")
                .whereLayer("fault")
                .mayOnlyAccessLayers("docker", "contract")
                .whereLayer("probe")
                .mayOnlyAccessLayers("fault", "docker", "contract")
                .whereLayer("load")
                .mayOnlyAccessLayers("probe", "docker", "contract")
                .whereLayer("assertion")
                .mayOnlyAccessLayers("load", "probe", "docker", "contract")
                .whereLayer("report")
                .mayOnlyAccessLayers("load", "probe", "docker", "contract")
                .whereLayer("selftest")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("bench")
                .mayOnlyAccessLayers("load", "probe", "docker", "contract")
                .whereLayer("bench")
                .mayNotBeAccessedByAnyLayer()
                .check(SUITE);
    }

    @Test
    void platform_checks_do_not_depend_on_product_checks() {
        noClasses()
                .that()
                .resideInAPackage("..checks.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..checks.product..")
                .check(SUITE);
    }

    @Test
    void every_check_names_its_requirement() {
        methods()
                .that(are(annotatedWith(Test.class).or(annotatedWith(ParameterizedTest.class))))
                .and()
                .areDeclaredInClassesThat()
                .haveNameMatching(".*Check(\\$.*)?")
                .should()
                .beAnnotatedWith(Requirement.class)
                .orShould()
                .beDeclaredInClassesThat(annotatedWith(Requirement.class))
                .check(SUITE);
    }

    @Test
    void only_docker_calls_the_engine() {
        onlyIn(List.of("..docker.."), "org.testcontainers..", "com.github.dockerjava..");
    }

    @Test
    void only_assertion_polls() {
        onlyIn(List.of("..assertion.."), "org.awaitility..");
    }

    @Test
    void only_probe_uses_HTTP_clients() {
        onlyIn(
                List.of("..probe.."),
                "io.restassured..",
                "java.net.http..",
                "org.apache.http..",
                "org.openqa.selenium..");
    }

    @Test
    void no_class_calls_Thread_sleep() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(SUITE);
        noClasses().should().callMethod(Thread.class, "sleep", Duration.class).check(SUITE);
    }

    /** Without imports, comments and blank lines, so that nobody saves lines by leaving out a comment. */
    @Test
    void no_class_has_more_than_200_lines_of_code() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            Map<Path, Long> lines = sources.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(Function.identity(), ArchitectureTest::linesOfCode));

            assertThat(lines).isNotEmpty();
            assertThat(lines.entrySet())
                    .filteredOn(file -> file.getValue() > 200)
                    .as("files with more than 200 lines of code")
                    .isEmpty();
        }
    }

    private static long linesOfCode(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(CODE.asMatchPredicate()).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void onlyIn(List<String> packages, String... libraries) {
        noClasses()
                .that(not(resideInAnyPackage(packages.toArray(String[]::new))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(SUITE);
    }
}
