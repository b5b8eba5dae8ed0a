package dev.seaworthy.contract.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.yaml.ContractFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ContractDraftTest {
    private static final String MODEL = """
            {"name": "shop",
             "networks": {"front": {}, "back": {"internal": true}, "unused": {}},
             "secrets": {"password": {"file": "/p"}, "unused": {"file": "/u"}},
             "services": {
               "web": {
                 "build": {"context": "/shop"}, "scale": 2, "restart": "on-failure:3", "container_name": "web",
                 "cap_drop": ["ALL"], "read_only": true,
                 "networks": {"front": null, "back": null},
                 "ports": [{"target": 80, "protocol": "tcp"}, {"target": 443, "protocol": "udp"}],
                 "depends_on": {"store": {"condition": "service_healthy"}, "cache": {"condition": "service_started"},
                                "fill": {"condition": "service_completed_successfully"}},
                 "environment": {"MODE": "a", "EMPTY": null},
                 "mem_limit": "67108864", "memswap_limit": "67108864", "cpus": 0.5,
                 "tmpfs": ["/tmp:size=16m,mode=1777", "/run"]},
               "store": {
                 "image": "postgres:18.6", "cap_drop": ["ALL"], "read_only": true, "user": "999:999",
                 "networks": {"back": null}, "secrets": [{"source": "password"}],
                 "healthcheck": {"test": ["CMD", "true"], "interval": "1m10s", "timeout": "500ms", "retries": 2,
                                 "start_period": "1m"},
                 "deploy": {"replicas": 1, "resources": {"limits": {"memory": "1025", "pids": 64}},
                            "restart_policy": {"condition": "on-failure", "max_attempts": 5}},
                 "volumes": [{"type": "volume", "source": "data", "target": "/var/lib/postgresql"},
                             {"type": "bind", "source": "/x", "target": "/in", "read_only": true},
                             {"type": "bind", "source": "/y", "target": "/out put"},
                             {"type": "tmpfs", "target": "/scratch", "tmpfs": {"size": "4194304"}}]},
               "cache": {"image": "redis", "cap_drop": ["ALL"], "read_only": true, "networks": {"back": null}},
               "fill": {"image": "redis:8", "cap_drop": ["ALL"], "network_mode": "none"},
               "sidecar": {"image": "redis:8", "cap_drop": ["ALL"], "network_mode": "service:store"},
               "spare": {"image": "redis:8", "deploy": {"replicas": 0,
                         "restart_policy": {"condition": "on-failure", "max_attempts": 0}}}}}
            """;

    private static final Map<String, JsonNode> IMAGES = Map.of(
            "shop-web", json("{\"ExposedPorts\": {\"8080/tcp\": {}}, \"User\": \"nginx\"}"),
            "redis", json("{\"ExposedPorts\": {\"6379/tcp\": {}}, \"Volumes\": {\"/data\": {}}, \"User\": \"\"}"));

    @TempDir
    private Path directory;

    private final String draft = new ContractDraft(json(MODEL), IMAGES).toString();

    @Test
    void every_line_asks_whether_it_is_promised_and_names_its_origin() {
        assertThat(draft.lines().skip(4)).allMatch(line -> line.matches(".+  # promised\\? \\S.+"));
    }

    @Test
    void the_draft_is_a_valid_contract_of_the_stack() throws IOException {
        Path file = Files.writeString(directory.resolve("contract.yaml"), draft);
        Contract contract = ContractFile.read(file, MODEL);

        assertThat(contract.services()).containsOnlyKeys("web", "store", "cache", "fill", "sidecar");
        assertThat(contract.networks()).containsOnlyKeys("front", "back");
        assertThat(contract.secrets()).containsOnlyKeys("password");
        assertThat(contract.healthyWithin().duration()).isEqualTo(Duration.ofSeconds(130));
    }

    @Test
    void a_draft_with_all_of_its_suggestions_repeats_no_key() throws IOException {
        String accepted = draft.lines()
                .skip(4)
                .map(line -> line.replaceFirst("^( *)# (?=\\S)", "$1")
                        .replace("UID", "1")
                        .replace("1025 bytes", "1K"))
                .filter(line -> !line.contains("image: pinned"))
                .collect(Collectors.joining("\n"));

        assertThat(ContractFile.read(Files.writeString(directory.resolve("contract.yaml"), accepted))
                        .services()
                        .get("store")
                        .persistentPaths())
                .contains("/out put");
    }

    @Test
    void a_complete_setting_is_a_key() {
        assertThat(keys())
                .contains(
                        "hardened: [no-capabilities]",
                        "  front: {services: [web], leads-outside: true}",
                        "  back: {services: [web, store, cache, sidecar]}",
                        "  password: {read-by: [store]}",
                        "    replicas: 2",
                        "    publishes: [80, \"443/udp\"]",
                        "    limits: {memory: 64M, swap: none, cpus: 0.5}",
                        "    restart: on-failure:3",
                        "    restart: on-failure:5",
                        "    depends-on:",
                        "      - store",
                        "      - fill",
                        "    health: {unhealthy-within: 212s, healthy-within: 141s}",
                        "    persistent-paths:",
                        "      - /var/lib/postgresql",
                        "    tmpfs:",
                        "      - {path: /tmp, size: 16M}",
                        "    tmpfs: [{path: /scratch, size: 4M}]",
                        "    completes: true",
                        "    image: pinned",
                        "    user: \"999:999\"");
    }

    @Test
    void a_guess_or_an_incomplete_setting_is_a_suggestion() {
        assertThat(keys())
                .contains(
                        "    # scalable: false",
                        "    # http: {port: 80, path: /}",
                        "    # reaches: [\"cache:6379\"]",
                        "    # tcp: [6379]",
                        "      # - cache",
                        "    # environment: {required: [MODE, EMPTY]}",
                        "      # - \"/out put\"",
                        "    # persistent-paths: [/data]",
                        "    # limits: {memory: 1025 bytes, pids: 64}",
                        "      # - {path: /run, size: 64M}",
                        "    # image: pinned",
                        "    # user: \"UID\"")
                .doesNotContain("    # http: {port: 6379, path: /}");
    }

    @ParameterizedTest
    @CsvSource({"1h0m0s, 3600s", "1m30s, 90s", "500ms, 1s", "1.5s, 2s", "0s, 1s"})
    void a_duration_is_in_whole_seconds(String compose, String contract) {
        assertThat(Units.text(Units.duration(json("\"%s\"".formatted(compose)), Duration.ZERO)))
                .isEqualTo(contract);
    }

    @ParameterizedTest
    @CsvSource({"16m, 16M", "1G, 1G", "64kb, 64K", "4194304, 4M", "1073741824, 1G", "1536k, 1536K"})
    void a_size_has_the_largest_unit_that_it_is_a_multiple_of(String compose, String contract) {
        assertThat(Units.bytes(compose).flatMap(Units::text)).contains(contract);
    }

    @ParameterizedTest
    @CsvSource({"''", "0", "-1", "many"})
    void no_limit_is_no_size(String compose) {
        assertThat(Units.bytes(compose)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "web, web",
        "my.store-2, my.store-2",
        "/tmp, /tmp",
        "/out put, '\"/out put\"'",
        "true, '\"true\"'",
        "80, '\"80\"'"
    })
    void a_text_that_YAML_could_read_as_something_else_is_quoted(String text, String yaml) {
        assertThat(DraftLine.yaml(text)).isEqualTo(yaml);
    }

    /** @return the lines without their origins */
    private Iterable<String> keys() {
        return draft.lines()
                .map(line -> line.replaceFirst("  # promised.*", ""))
                .toList();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
