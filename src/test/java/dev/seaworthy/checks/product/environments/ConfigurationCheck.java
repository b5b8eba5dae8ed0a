package dev.seaworthy.checks.product.environments;

import static dev.seaworthy.assertion.Eventually.eventually;
import static dev.seaworthy.assertion.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.Precondition;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.fault.Faults;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.report.Requirement;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each replica gets one request after an edit: its first response counts, not a later one. */
@DisplayName("Configuration changes")
@ReadOnlyStack
@Execution(ExecutionMode.SAME_THREAD) // all checks edit the same configuration
@Requirement("COMPOSE-08")
final class ConfigurationCheck {
    private static final int PORT = 8080;
    private static final Duration WRITTEN = Duration.ofSeconds(5);

    private final String mark = UUID.randomUUID().toString();
    private final ComposeStack stack;
    private final Faults faults;
    private final DirectHttp direct;
    private final Http http;
    private final Path file;

    ConfigurationCheck(ComposeStack stack, Faults faults, Exchanges exchanges) {
        this.stack = stack;
        this.faults = faults;
        this.direct = new DirectHttp(stack, exchanges);
        this.http = new Http(stack, exchanges);
        this.file = stack.ownFile("config/api.yaml");
    }

    @Test
    void an_edit_in_place_takes_effect_in_the_next_response_of_every_API() {
        requireUnedited();

        faults.files().edit(file, motd(mark));

        assertThat(configurations())
                .allSatisfy(answer -> assertThat(answer).hasStatus(200).hasField("motd", mark));
    }

    @Test
    void a_replaced_file_takes_effect_in_the_next_response_of_every_API() {
        requireUnedited();

        faults.files().replace(file, motd(mark));

        assertThat(configurations())
                .allSatisfy(answer -> assertThat(answer).hasStatus(200).hasField("motd", mark));
    }

    @Test
    void an_edit_appears_on_the_page() {
        Precondition.require(() -> assertThat(http.get("http://frontend.localhost/"))
                .hasStatus(200)
                .matches(page -> !page.body().contains(mark), "is without the text of the edit"));

        faults.files().edit(file, motd(mark));

        assertThat(http.get("http://frontend.localhost/")).hasStatus(200).hasBodyContaining(mark);
    }

    @Test
    void an_invalid_edit_keeps_the_last_valid_configuration_and_every_API_reports_it_until_it_is_corrected() {
        faults.files().edit(file, motd(mark));
        Precondition.require(() -> assertThat(configurations())
                .hasSizeGreaterThan(1)
                .allSatisfy(answer -> assertThat(answer).hasField("motd", mark)));
        Instant since = Instant.now();

        faults.files().edit(file, "motto: a key that nobody knows\n");

        assertThat(configurations())
                .allSatisfy(answer ->
                        assertThat(answer).hasStatus(200).hasField("motd", mark).hasFieldContaining("error", "motto"));
        apis().forEach(api -> eventually("%s logs the rejection".formatted(api), WRITTEN)
                .of(
                        () -> stack.logs().of(api, since),
                        log -> assertThat(log)
                                .withFailMessage(
                                        "%s: expected a log line that the key \"motto\" is refused, but its log "
                                                + "since the edit is %s",
                                        api.instance(), log)
                                .anyMatch(line -> line.contains("refused") && line.contains("motto"))));

        faults.files().edit(file, motd("repaired " + mark));

        assertThat(configurations())
                .allSatisfy(answer ->
                        assertThat(answer).hasField("motd", "repaired " + mark).hasNoField("error"));
    }

    private void requireUnedited() {
        Precondition.require(() -> assertThat(configurations())
                .as("configurations of the APIs before the edit")
                .hasSizeGreaterThan(1)
                .noneMatch(answer -> answer.body().contains(mark)));
    }

    private static String motd(String text) {
        return "motd: \"%s\"\nlog-level: info\n".formatted(text);
    }

    private List<Exchange> configurations() {
        return apis().stream().map(api -> direct.get(api, PORT, "/config")).toList();
    }

    private List<Replica> apis() {
        return stack.replicas().of("api").live();
    }
}
