package dev.seaworthy.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the messages about invalid contracts: file, line, key and reason in one sentence. */
final class InvalidContractTest {
    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            replicas: 2    | replicas: -2       | 3: services.web: replicas must be 1 or more, not -2
            replicas: 2    | replicas: 1.5      | 4: services.web.replicas:
            replicas: 2    | replicas: many     | 4: services.web.replicas:
            replicas: 2    | publishes: []      | 6: Duplicate
            path: /health  | 'path: /, prot: 1' | 5: services.web.http.prot: unknown key; the keys here are basic-auth, body,
            depends-on     | after              | 11: services.web.after: the key "after" is now "depends-on"
            http:          | 'answers:'         | 5: services.web.answers: the key "answers" is now "http"
            persistent-paths | keeps            | 17: services.store.keeps: the key "keeps" is now "persistent-paths"
            tmpfs:         | 'forgets:'         | 18: services.store.forgets: the key "forgets" is now "tmpfs"
            'front: {services' | 'front: {joins' | 23: networks.front.joins: the key "joins" is now "services"
            publishes      | published          | 6: services.web.published: unknown key; the keys here are completes, counter,
            port: 8080     | port: 80800        | 5: services.web.http: a port is 1 to 65535, not 80800
            path: /health  | path: health       | 5: services.web.http: path must begin with /, not "health"
            path: /health  | 'path: /, status: 99'    | 5: services.web.http: a status is 200 to 599, not 99
            path: /health  | 'path: /, status: []'    | 5: services.web.http: status must have at least one number
            path: /health  | 'path: /, body: "("'     | 5: services.web.http.body:
            path: /health  | 'path: /, json: {up: 1}' | 5: services.web.http: a JSON pointer begins with /, like /status, not "up"
            path: /health  | 'path: /, basic-auth: me'| 5: services.web.http: basic-auth is a user, a colon and a password
            path: /health  | 'path: /, method: get'   | 5: services.web.http: a method is like GET or POST, not "get"
            path: /health  | path: /a b               | 5: services.web.http: path must be that of a URL
            , path: /health| ''                 | 5: services.web.http.path: the key is missing
            [80,           | [0,                | 6: services.web.publishes.0: a port is 1 to 65535, not 0
            443/udp        | 443/sctp           | 6: services.web.publishes.1: a published port is like 80, 443/udp or 8000-8010, not "443/sctp"
            8000-8001      | 8001-8000          | 6: services.web.publishes.2: the range 8001-8000 is empty
            60s            | 60h                | 1: healthy-within: the unit of a duration is ms, s or m, not "h"
            60s            | soon               | 1: healthy-within: a duration is a whole number and a unit
            60s            | 0s                 | 1: healthy-within: a duration must be longer than 0
            healthy-within: 60s | soon-within: 60s | 1: soon-within: unknown key; the keys here are credentials, grading, hardened, healthy-within,
            healthy-within: 60s | 'x-within: 60s'  | 1: healthy-within: the key is missing
            replicas: 2    | replcas: 2         | 4: services.web.replcas: unknown key; the keys here are completes, counter,
            store:6379     | store              | 7: services.web.reaches.0: a target is a service and a port, like api:8080, not "store"
            store:6379     | storr:6379         | 7: services.web.reaches: "storr" is not a service of this contract
            depends-on: [store] | depends-on: [storr]     | 11: services.web.depends-on: "storr" is not a service of this contract
            services: [web]   | services: [wep]       | 23: networks.front.services: "wep" is not a service of this contract
            [web, store]   | [web, storr]       | 24: secrets.password.read-by: "storr" is not a service of this contract
            {p99: 3s, m    | {p99: 9s, m        | 25: latency-during-faults.frozen: p99 must not be longer than max, but 9000 ms is longer than 8000 ms
            , longest-gap: 500ms | ''            | 25: latency-during-faults.frozen.longest-gap: the key is missing
            500ms          | 0ms                | 25: latency-during-faults.frozen.longest-gap: a duration must be longer than 0
            {frozen:       | {thawn:            | 25: latency-during-faults: "thawn" is none of killed, out-of-memory,
            256M           | 256                | 8: services.web.limits.memory:
            256M           | 0M                 | 8: services.web.limits.memory: a size must be more than 0
            cpus: 0.5      | cpus: 0            | 8: services.web.limits: cpus must be more than 0, not 0.0
            pids: 64       | pids: 0            | 8: services.web.limits: pids must be 1 or more, not 0
            swap: none     | swap: 64           | 8: services.web.limits.swap:
            swap: none     | swap: 0M           | 8: services.web.limits.swap: a size must be more than 0
            memory: 256M, s| s                  | 8: services.web.limits: swap is in addition to memory, which is missing
            'memory: 256M, swap: none, cpus: 0.5, pids: 64' | '' | 8: services.web.limits: limits must have at least one of memory, cpus and pids
            unless-stopped | sometimes          | 9: services.web.restart: a restart policy is no, always, unless-stopped, on-failure or on-failure:N, not "sometimes"
            unless-stopped | always:3           | 9: services.web.restart: a restart policy is
            binds port 80  | ''                 | 3: services.web: exempt.not-root needs a reason
            not-root, s    | no-root, s         | 22: hardened.
            /data          | data               | 13: services.store: path must begin with /, not "data"
            singleton: true | singleton: maybe  | 15: services.store.singleton:
                        required: [MODE], | 'required: [PASSWORD],' | 19: services.store.environment: PASSWORD is both required and forbidden
            required: [MODE], forbidden: [PASSWORD] | '' | 19: services.store.environment: environment must have required
            image: pinned  | image: latest      | 20: services.store.image:
            101:102        | nginx              | 21: services.store.user: a user is a number, or two like 101:101, not "nginx"
            """)
    void an_invalid_value_is_refused_with_file_line_and_key(String from, String to, String message) {
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> read(ContractFileTest.CONTRACT.replace(from, to)))
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
