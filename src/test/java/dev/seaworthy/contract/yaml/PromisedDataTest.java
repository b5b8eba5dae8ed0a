package dev.seaworthy.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.Counter;
import dev.seaworthy.contract.DataFault;
import dev.seaworthy.contract.Service;
import dev.seaworthy.contract.Spread;
import dev.seaworthy.contract.Survival;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the promises about counters, data and TCP ports. */
final class PromisedDataTest {
    private static final String CONTRACT = """
            healthy-within: 60s
            services:
              web:
                replicas: 2
                counter:
                  port: 80
                  path: /visits
                  number: 'visit (\\d+)'
                  clients: 8
                  kept-after: [restart, restart of store, down-and-up]
                  spread: {instances: 2, header: X-Instance}
              store:
                replicas: 1
                tcp: [6379]
                survives:
                  - {write: [set, k, v], read: [get, k], output: ^v, over: [recreate, restart of web]}
            grading: {web.counter: {points: 2}, store.survives: {points: 1}, store.tcp: {points: 1}}
            """;

    @TempDir
    private Path directory;

    @Test
    void reads_a_counter() {
        assertThat(read(CONTRACT).services().get("web").counter().orElseThrow())
                .returns(8, Counter::clients)
                .returns(200, Counter::requests)
                .returns(faults("restart", "restart of store", "down-and-up"), Counter::keptAfter)
                .returns(Optional.of(new Spread(2, Optional.of("X-Instance"), Optional.empty())), Counter::spread)
                .hasToString("GET :80/visits");
    }

    @Test
    void reads_surviving_data_and_TCP_ports() {
        Service store = read(CONTRACT).services().get("store");

        assertThat(store.tcp()).containsExactly(6379);
        assertThat(store.survives())
                .singleElement()
                .returns(List.of("set", "k", "v"), Survival::write)
                .returns(faults("recreate", "restart of web"), Survival::over)
                .hasToString("get k");
    }

    @Test
    void a_part_of_a_contract_has_no_faults_of_services_that_are_not_in_it() {
        Contract web = read(CONTRACT).of(List.of("web"));
        Contract store = read(CONTRACT).of(List.of("store"));

        assertThat(web.services().get("web").counter().orElseThrow().keptAfter())
                .isEqualTo(faults("restart", "down-and-up"));
        assertThat(store.services().get("store").survives())
                .singleElement()
                .returns(faults("recreate"), Survival::over);
    }

    @Test
    void a_contract_with_other_replicas_has_the_same_counter() {
        Contract contract = read(CONTRACT);

        assertThat(contract.with(Map.of("web", 1)).services().get("web").counter())
                .isEqualTo(contract.services().get("web").counter());
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            restart of store | restart of stroe | :10: services.web.counter.kept-after: "stroe" is not a service of this
            restart of store | flood            | :10: services.web.counter.kept-after.1: a fault is restart, recreate,
            restart of web   | restart of wep   | services.store.survives.over: "wep" is not a service of this contract
            (\\d+)           | number           | :5: services.web.counter: number must have a group that matches the number
            clients: 8       | clients: 800000  | :5: services.web.counter: requests must be as many as clients or more
            ', header: X-Instance' | ''         | :11: services.web.counter.spread: spread must have header or body
            [6379]           | [0]              | services.store: a port is 1 to 65535, not 0
            'tcp: [6379]'    | 'completes: true'| services.store: a service that completes cannot promise tcp, counter or
            [set, k, v]      | []               | services.store.survives.0: write must be a command and its arguments
            """)
    void an_invalid_promise_is_refused_with_line_and_key(String from, String to, String message) {
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> read(CONTRACT.replace(from, to)))
                .withMessageContaining(message);
    }

    private static List<DataFault> faults(String... texts) {
        return List.of(texts).stream().map(DataFault::of).toList();
    }

    private Contract read(String text) {
        try {
            return ContractFile.read(Files.writeString(directory.resolve("contract.yaml"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
