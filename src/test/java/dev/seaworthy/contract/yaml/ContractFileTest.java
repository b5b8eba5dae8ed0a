package dev.seaworthy.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.seaworthy.contract.ByteSize;
import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.Credentials;
import dev.seaworthy.contract.Environment;
import dev.seaworthy.contract.FaultKind;
import dev.seaworthy.contract.Hardening;
import dev.seaworthy.contract.Health;
import dev.seaworthy.contract.HttpPromise;
import dev.seaworthy.contract.Image;
import dev.seaworthy.contract.LatencyBudget;
import dev.seaworthy.contract.Limits;
import dev.seaworthy.contract.Network;
import dev.seaworthy.contract.PublishedPort;
import dev.seaworthy.contract.RestartPolicy;
import dev.seaworthy.contract.Secret;
import dev.seaworthy.contract.Service;
import dev.seaworthy.contract.ServicePort;
import dev.seaworthy.contract.Swap;
import dev.seaworthy.contract.TimeLimit;
import dev.seaworthy.contract.Tmpfs;
import dev.seaworthy.contract.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContractFileTest {
    static final String CONTRACT = """
            healthy-within: 60s
            services:
              web:
                replicas: 2
                http: {port: 8080, path: /health}
                publishes: [80, "443/udp", "8000-8001"]
                reaches: ["store:6379"]
                limits: {memory: 256M, swap: none, cpus: 0.5, pids: 64}
                restart: unless-stopped
                health: {unhealthy-within: 15s, healthy-within: 10s}
                depends-on: [store]
                exempt: {not-root: binds port 80}
              store:
                replicas: 1
                singleton: true
                restart: on-failure:3
                persistent-paths: [/data]
                tmpfs: [{path: /tmp, size: 1M}]
                environment: {required: [MODE], forbidden: [PASSWORD]}
                image: pinned
                user: "101:102"
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
                .returns(List.of(HttpPromise.get(8080, "/health")), Service::http)
                .satisfies(web -> assertThat(web.publishedPorts())
                        .extracting(PublishedPort::toString)
                        .containsExactly("80", "443/udp", "8000", "8001"))
                .returns(List.of(new ServicePort("store", 6379)), Service::reaches)
                .returns(
                        Optional.of(new Limits(
                                Optional.of(new ByteSize(256 << 20)),
                                Optional.of(Swap.NONE),
                                Optional.of(0.5),
                                Optional.of(64))),
                        Service::limits)
                .returns(Optional.of(RestartPolicy.of("unless-stopped")), Service::restart)
                .returns(Optional.of(new Health(TimeLimit.of("15s"), TimeLimit.of("10s"))), Service::health)
                .returns(List.of("store"), Service::dependsOn)
                .returns(Map.of(Hardening.NOT_ROOT, "binds port 80"), Service::exempt);
        assertThat(contract.services().get("store"))
                .returns(true, Service::singleton)
                .returns(Optional.of(RestartPolicy.of("on-failure:3")), Service::restart)
                .returns(List.of("/data"), Service::persistentPaths)
                .returns(Optional.of(new Environment(List.of("MODE"), List.of("PASSWORD"))), Service::environment)
                .returns(Optional.of(Image.PINNED), Service::image)
                .returns(Optional.of(new User(101, OptionalInt.of(102))), Service::user)
                .returns(List.of(new Tmpfs("/tmp", new ByteSize(1 << 20))), Service::tmpfs);
    }

    @Test
    void a_service_may_answer_several_requests() {
        Contract contract = read("""
                healthy-within: 1s
                services:
                  web:
                    replicas: 1
                    http:
                      - {port: 8086, path: /ping, method: HEAD, status: 204}
                      - port: 443
                        path: /
                        tls: true
                        host: shop.example
                        headers: {Accept: text/html}
                        basic-auth: "me:secret"
                        status: [200, 401]
                        body: "^shop"
                        json: {/up: true}
                        header: {Content-Type: html}
                        within: 5s
                      - {port: 80, path: /, redirect: "^https:"}
                """);

        List<HttpPromise> promised = contract.services().get("web").http();
        assertThat(promised)
                .extracting(HttpPromise::toString)
                .containsExactly(
                        "HEAD :8086/ping → 204",
                        "GET shop.example:443/ → 200 or 401",
                        "GET :80/ → 301 or 302 or 303 or 307 or 308");
        assertThat(promised.get(1))
                .returns(true, HttpPromise::tls)
                .returns(Map.of("Accept", "text/html"), HttpPromise::headers)
                .returns(Optional.of("me:secret"), HttpPromise::basicAuth)
                .returns(Optional.of(TimeLimit.of("5s")), HttpPromise::within)
                .satisfies(promise -> assertThat(promise.body().orElseThrow()).hasToString("^shop"))
                .satisfies(promise ->
                        assertThat(promise.header().get("Content-Type")).hasToString("html"))
                .satisfies(promise ->
                        assertThat(promise.json().get("/up").asBoolean()).isTrue());
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
                .returns(List.of(), Service::http)
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

    private Contract read(String text) {
        try {
            return ContractFile.read(Files.writeString(directory.resolve("contract.yaml"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
