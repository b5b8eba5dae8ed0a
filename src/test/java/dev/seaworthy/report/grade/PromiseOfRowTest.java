package dev.seaworthy.report.grade;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.Service;
import dev.seaworthy.contract.yaml.ContractFile;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.RunRow;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PromiseOfRowTest {
    private static final JavaClasses CHECKS = new ClassFileImporter().importPackages("dev.seaworthy.checks.platform");

    @TempDir
    private Path directory;

    private Contract contract;

    @BeforeEach
    void read() throws IOException {
        contract = ContractFile.read(Files.writeString(directory.resolve("contract.yaml"), """
                healthy-within: 60s
                services:
                  web: {replicas: 2, scalable: true, depends-on: [store], reaches: ["store:6379"]}
                  my.store: {replicas: 1}
                  store: {replicas: 1}
                """));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void every_row_of_a_platform_check_belongs_to_keys_of_the_contract(RunRow row) {
        Set<String> keys =
                Stream.concat(keys(Contract.class), keys(Service.class)).collect(Collectors.toSet());

        assertThat(PromiseOfRow.of(row, contract))
                .as(row.title())
                .isNotEmpty()
                .allSatisfy(promise -> assertThat(keys).contains(promise.substring(promise.lastIndexOf('.') + 1)));
    }

    /** The others are no promises: exceptions, what differs with an overlay, and what permits more. */
    @Test
    void every_promise_has_rows() {
        Set<String> promised = rows().stream()
                .flatMap(row -> PromiseOfRow.of(row, contract).stream())
                .map(promise -> promise.substring(promise.lastIndexOf('.') + 1))
                .collect(Collectors.toSet());

        assertThat(keys(Service.class)
                        .filter(key -> !Set.of("exempt", "overlays", "or-more").contains(key)))
                .allMatch(promised::contains);
        assertThat(promised).contains("healthy-within", "hardened", "networks", "secrets");
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            ReplicasCheck         | the_promised_number_of_replicas_is_running | "my.store": 1   | my.store.replicas
            ReplicasCheck         | every_replica_responds_to_a_direct_request | web: GET :80/   | web.http
            StartOrderCheck       | a_container_starts_only_after              | "web" after "store" | web.depends-on
            StartOrderCheck       | dependents_of_the_unhealthy_service_are_not_started_and_Compose_reports_it | "store" | web.depends-on
            NetworkIsolationCheck | a_service_reaches_its_promised_targets_and_no_service_outside_its_networks | "web" | networks, web.reaches
            NetworkIsolationCheck | a_service_reaches_its_promised_targets_and_no_service_outside_its_networks | "store" | networks
            SecretsCheck          | no_image_built_by_the_stack_contains_the_secret | "password" | secrets
            ScalingCheck          | scaling_by_one                             | "web": 2        | web.scalable
            ScalingCheck          | scaling_by_one                             | "store": 2      | store.replicas
            RefusedScalingCheck   | Compose_refuses_to_scale                   | "store": 1      | store.singleton
            SingletonCheck        | ''                                         | Singleton services | web.singleton, my.store.singleton, store.singleton
            VisitCountCheck       | visits_are_counted                         | ''              | ''
            """)
    void a_row_belongs_to_the_promise_of_its_subject(String check, String method, String row, String promises) {
        assertThat(String.join(", ", PromiseOfRow.of(new RunRow(check, method, row, Outcome.HOLDS, ""), contract)))
                .isEqualTo(promises);
    }

    private static List<RunRow> rows() {
        return CHECKS.stream()
                .filter(type -> type.getSimpleName().endsWith("Check"))
                .flatMap(type -> type.getMethods().stream())
                .filter(PromiseOfRowTest::isTest)
                .map(method -> new RunRow(
                        method.getOwner().getSimpleName(),
                        method.getName(),
                        // all dependents of the store depend on it
                        method.getName().startsWith("dependents") ? "\"store\"" : "\"web\": 2",
                        Outcome.HOLDS,
                        ""))
                .toList();
    }

    private static boolean isTest(JavaMethod method) {
        return method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class);
    }

    private static Stream<String> keys(Class<? extends Record> type) {
        return Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }
}
