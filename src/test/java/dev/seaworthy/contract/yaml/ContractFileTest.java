package dev.seaworthy.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.seaworthy.contract.ByteSize;
import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.Credentials;
import dev.seaworthy.contract.Endpoint;
import dev.seaworthy.contract.FaultKind;
import dev.seaworthy.contract.Hardening;
import dev.seaworthy.contract.Health;
import dev.seaworthy.contract.LatencyBudget;
import dev.seaworthy.contract.Limits;
import dev.seaworthy.contract.Network;
import dev.seaworthy.contract.RestartPolicy;
import dev.seaworthy.contract.Secret;
import dev.seaworthy.contract.Service;
import dev.seaworthy.contract.ServicePort;
import dev.seaworthy.contract.TimeLimit;
import dev.seaworthy.contract.Tmpfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ContractFileTest {
    private static final String CONTRACT = """
            healthy-within: 60s
            services:
              web:
                replicas: 2
                http: {port: 8080, path: /health}
                publishes: [80]
                reaches: ["store:6379"]
                limits: {memory: 256M, cpus: 0.5, pids: 64}
                restart: unless-stopped
                health: {unhealthy-within: 15s, healthy-within: 10s}
                depends-on: [store]
                exempt: {not-root: binds port 80}
              store:
                replicas: 1
                singleton: true
                persistent-paths: [/data]
                tmpfs: [{path: /tmp, size: 1M}]
            hardened: [not-root, seccomp]
            networks: {front: {services: [web], leads-outside: true}}
            secrets: {password: {read-by: [web, store]}}
            latency-during-faults: {frozen: {p99: 3s, max: 8s, longest-gap: 500ms}}
            credentials: {directory: secrets, program: secrets/create}
            """;

    @TempDir
    private Path directory;

    @Test
    void an_additional_Compose_file_may_add_exemptions() throws IOException {
        Contract contract = ContractFile.read(Files.writeString(directory.resolve("contract.yaml"), """
                healthy-within: 60s
                services:
                  web:
                    replicas: 1
                    exempt: {not-root: binds port 80}
                    overlays: {prod.yml: {exempt: {loopback-only: serves other hosts}}}
                """));

        assertThat(contract.services().get("web").exempt()).containsOnlyKeys(Hardening.NOT_ROOT);
        assertThat(contract.withOverlays(List.of("prod.yml"))
                        .services()
                        .get("web")
                        .exempt())
                .containsOnlyKeys(Hardening.NOT_ROOT, Hardening.LOOPBACK_ONLY);
        assertThat(contract.withOverlays(List.of("dev.yml"))).isEqualTo(contract);
    }

    @Test
    void reads_every_promise() {
        Contract contract = read(CONTRACT);

        assertThat(contract.healthyWithin().duration()).isEqualTo(Duration.ofMinutes(1));
        assertThat(contract.hardened()).containsExactlyInAnyOrder(Hardening.NOT_ROOT, Hardening.SECCOMP);
        assertThat(contract.networks()).containsOnly(entry("front", new Network(List.of("web"), true)));
        assertThat(contract.secrets()).containsOnly(entry("password", new Secret(List.of("web", "store"))));
        assertThat(contract.latencyDuringFaults())
                .containsOnly(entry(
                        FaultKind.FROZEN,
                        new LatencyBudget(TimeLimit.of("3s"), TimeLimit.of("8s"), TimeLimit.of("500ms"))));
        assertThat(contract.credentials()).hasValue(new Credentials("secrets", "secrets/create"));
        assertThat(contract.services().get("web"))
                .returns(2, Service::replicas)
                .returns(Optional.of(new Endpoint(8080, "/health")), Service::http)
                .returns(List.of(80), Service::publishes)
                .returns(List.of(new ServicePort("store", 6379)), Service::reaches)
                .returns(Optional.of(new Limits(new ByteSize(256 << 20), 0.5, 64)), Service::limits)
                .returns(Optional.of(RestartPolicy.UNLESS_STOPPED), Service::restart)
                .returns(Optional.of(new Health(TimeLimit.of("15s"), TimeLimit.of("10s"))), Service::health)
                .returns(List.of("store"), Service::dependsOn)
                .returns(Map.of(Hardening.NOT_ROOT, "binds port 80"), Service::exempt);
        assertThat(contract.services().get("store"))
                .returns(true, Service::singleton)
                .returns(List.of("/data"), Service::persistentPaths)
                .returns(List.of(new Tmpfs("/tmp", new ByteSize(1 << 20))), Service::tmpfs);
    }

    @Test
    void a_promise_that_is_missing_is_empty() {
        Contract contract = read("{healthy-within: 1s, services: {job: {replicas: 1}}}");

        assertThat(contract.hardened()).isEmpty();
        assertThat(contract.networks()).isEmpty();
        assertThat(contract.secrets()).isEmpty();
        assertThat(contract.latencyDuringFaults()).isEmpty();
        assertThat(contract.credentials()).isEmpty();
        assertThat(contract.services().get("job"))
                .returns(false, Service::singleton)
                .returns(false, Service::completes)
                .returns(Optional.empty(), Service::http)
                .returns(List.of(), Service::reaches)
                .returns(Optional.empty(), Service::limits)
                .returns(Optional.empty(), Service::restart)
                .returns(Optional.empty(), Service::health)
                .returns(Map.of(), Service::exempt);
    }

    @Test
    void services_are_connected_by_a_promised_connection_or_by_a_common_network() {
        Contract contract = read("""
                healthy-within: 1s
                networks: {data: {services: [store, cache]}}
                services:
                  web: {replicas: 1, reaches: ["store:1"]}
                  store: {replicas: 1}
                  cache: {replicas: 1}
                """);

        assertThat(contract.connected("web", "store")).isTrue();
        assertThat(contract.connected("store", "web")).isTrue();
        assertThat(contract.connected("store", "cache")).isTrue();
        assertThat(contract.connected("web", "web")).isTrue();
        assertThat(contract.connected("web", "cache")).isFalse();
        assertThat(contract.leadsOutside("store")).isFalse();
    }

    @Test
    void the_contract_of_this_stack_is_valid_and_has_a_latency_budget_for_every_fault() {
        Contract contract = ContractFile.read(Path.of("stack/contract.yaml"));

        assertThat(contract.services()).isNotEmpty();
        assertThat(contract.latencyDuringFaults()).containsOnlyKeys(FaultKind.values());
    }

    @Test
    void a_part_of_a_contract_has_its_latency_budgets() {
        Contract contract = read(CONTRACT);

        assertThat(contract.of(List.of("store")).with(Map.of("store", 1)).latencyDuringFaults())
                .isEqualTo(contract.latencyDuringFaults());
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            replicas: 2    | replicas: -2       | 3: services.web: replicas must be 1 or more, not -2
            replicas: 2    | replicas: 1.5      | 4: services.web.replicas:
            replicas: 2    | replicas: many     | 4: services.web.replicas:
            replicas: 2    | publishes: []      | 6: Duplicate
            path: /health  | 'path: /, prot: 1' | 5: services.web.http.prot: Unrecognized property "prot"
            depends-on     | after              | 11: services.web.after: the key "after" is now "depends-on"
            http:          | 'answers:'         | 5: services.web.answers: the key "answers" is now "http"
            persistent-paths | keeps            | 16: services.store.keeps: the key "keeps" is now "persistent-paths"
            tmpfs:         | 'forgets:'         | 17: services.store.forgets: the key "forgets" is now "tmpfs"
            'front: {services' | 'front: {joins' | 19: networks.front.joins: the key "joins" is now "services"
            publishes      | published          | 6: services.web.published: Unrecognized property "published"
            port: 8080     | port: 80800        | 5: services.web.http: a port is 1 to 65535, not 80800
            path: /health  | path: health       | 5: services.web.http: path must begin with /, not "health"
            , path: /health| ''                 | 5: services.web.http.path: Missing required creator property
            [80]           | [0]                | 3: services.web: a port is 1 to 65535, not 0
            60s            | 60h                | 1: healthy-within: the unit of a duration is ms, s or m, not "h"
            60s            | soon               | 1: healthy-within: a duration is a whole number and a unit
            60s            | 0s                 | 1: healthy-within: a duration must be longer than 0
            healthy-within: 60s | soon-within: 60s | 1: healthy-within: Missing required creator property
            store:6379     | store              | 7: services.web.reaches.0: a target is a service and a port, like api:8080, not "store"
            store:6379     | storr:6379         | 7: services.web.reaches: "storr" is not a service of this contract
            depends-on: [store] | depends-on: [storr]     | 11: services.web.depends-on: "storr" is not a service of this contract
            services: [web]   | services: [wep]       | 19: networks.front.services: "wep" is not a service of this contract
            [web, store]   | [web, storr]       | 20: secrets.password.read-by: "storr" is not a service of this contract
            {p99: 3s, m    | {p99: 9s, m        | 21: latency-during-faults.frozen: p99 must not be longer than max, but 9000 ms is longer than 8000 ms
            , longest-gap: 500ms | ''            | 21: latency-during-faults.frozen.longest-gap: Missing required creator property
            500ms          | 0ms                | 21: latency-during-faults.frozen.longest-gap: a duration must be longer than 0
            {frozen:       | {thawn:            | 21: latency-during-faults: Cannot deserialize Map key
            256M           | 256                | 8: services.web.limits.memory:
            256M           | 0M                 | 8: services.web.limits.memory: a size must be more than 0
            cpus: 0.5      | cpus: 0            | 8: services.web.limits: cpus must be more than 0, not 0.0
            pids: 64       | pids: 0            | 8: services.web.limits: pids must be 1 or more, not 0
            unless-stopped | sometimes          | 9: services.web.restart:
            binds port 80  | ''                 | 3: services.web: exempt.not-root needs a reason
            not-root, s    | no-root, s         | 18: hardened.
            /data          | data               | 13: services.store: path must begin with /, not "data"
            singleton: true | singleton: maybe  | 15: services.store.singleton:
            """)
    void an_invalid_value_is_refused_with_file_line_and_key(String from, String to, String message) {
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> read(CONTRACT.replace(from, to)))
                .withMessageStartingWith(directory.resolve("contract.yaml") + ":")
                .withMessageContaining(message)
                .satisfies(refused -> assertThat(refused.getMessage().lines()).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment\n", "---\n"})
    void an_empty_file_is_refused(String text) {
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> read(text))
                .withMessage(directory.resolve("contract.yaml") + ":1: the file is empty");
    }

    @Test
    void dependents_include_the_dependents_of_dependents() {
        Contract contract = read("""
                healthy-within: 1s
                services:
                  edge: {replicas: 1, depends-on: [web]}
                  web: {replicas: 1, depends-on: [store]}
                  store: {replicas: 1}
                  other: {replicas: 1}
                """);

        assertThat(contract.dependentsOf("store")).containsExactly("edge", "web");
        assertThat(contract.dependentsOf("edge")).isEmpty();
    }

    @Test
    void a_missing_file_is_reported_by_its_name() {
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> ContractFile.read(directory.resolve("nowhere.yaml")))
                .withMessageContaining("nowhere.yaml cannot be read");
    }

    private Contract read(String text) {
        try {
            return ContractFile.read(Files.writeString(directory.resolve("contract.yaml"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
