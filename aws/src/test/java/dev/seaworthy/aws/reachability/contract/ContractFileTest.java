package dev.seaworthy.aws.reachability.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContractFileTest {
    private static final String CONTRACT = """
            services:
              web: {reaches: ["app:80", "store:6379"]}
              app: {}
              store: {}
            x-aws:
              resources: {lb: LoadBalancer, store: Store}
              load-balancers:
                lb:
                  clients: [web]
                  listeners: {8080: {to: "app:80"}}
              every-task: ["logs:443"]
              tasks: {app: ["files:2049"]}
            """;

    @TempDir
    private Path directory;

    @Test
    void a_target_behind_a_load_balancer_is_reached_through_it() throws IOException {
        assertThat(ContractFile.read(file(CONTRACT)).promises())
                .extracting(promise -> "%s > %s: %s".formatted(promise.from(), promise.to(), promise))
                .containsExactlyInAnyOrder(
                        "web > lb:8080: web must reach app:80 through lb",
                        "lb > app:80: lb must reach app:80",
                        "web > store:6379: web must reach store:6379",
                        "web > logs:443: web must reach logs:443",
                        "app > logs:443: app must reach logs:443",
                        "app > files:2049: app must reach files:2049");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clients: [web] | clients: [app] | 9: x-aws.load-balancers.lb: app does not reach app:80: add it to services.app.reaches",
                "clients: [web] | clients: [edge] | 9: x-aws.load-balancers.lb.clients.0: \"edge\" is not a service of this contract",
                "8080: {to | 80800: {to | 10: x-aws.load-balancers.lb.listeners.80800: a port is 1 to 65535, not 80800",
                "8080: {to | http: {to | 10: x-aws.load-balancers.lb.listeners.http: expected a whole number, not \"http\"",
                "{to: \"app:80\"} | {target: app} | 10: x-aws.load-balancers.lb.listeners.8080.target: unknown key; the keys here are to, with-certificate",
                "every-task: [\"logs:443\"] | every-task: [logs] | 11: x-aws.every-task.0: a target is a name and a port, like api:8080, not \"logs\"",
                "every-task | each-task | 11: x-aws.each-task: unknown key; the keys here are every-task, load-balancers, resources, tasks, wider-rules, zones",
                "\"store:6379\" | \"stoer:6379\" | 2: services.web.reaches.1: \"stoer\" is not a service of this contract",
                "app: {} | web: {} | 3: services.web: the key is repeated",
                "x-aws | x-azure | 1: x-aws: the key is missing",
                "tasks: {app | tasks: {ap | 12: x-aws.tasks.ap: \"ap\" is not a service of this contract",
                "x-aws: | x-aws: [ | 7: expected",
            })
    void an_error_is_one_line_with_file_line_and_key(String text, String wrong, String expected) throws IOException {
        Path file = file(CONTRACT.replace(text, wrong));

        assertThatThrownBy(() -> ContractFile.read(file))
                .isInstanceOf(InvalidContractException.class)
                .message()
                .startsWith(file + ":" + expected)
                .doesNotContain("\n");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("contract.yaml"), text);
    }
}
