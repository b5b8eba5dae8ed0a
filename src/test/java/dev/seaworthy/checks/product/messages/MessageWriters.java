package dev.seaworthy.checks.product.messages;

import static dev.seaworthy.assertion.ExchangesAssert.assertThatAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.load.ClosedLoopClients;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.Request;
import dev.seaworthy.probe.store.MessagesStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Closed-loop clients: each sends its next message when it has the response to the one before. */
public record MessageWriters(ClosedLoopClients clients, MessagesStore messages) {

    public MessageWriters(ComposeStack stack, Exchanges exchanges) {
        this(new ClosedLoopClients(new Http(stack, exchanges)), new MessagesStore(stack));
    }

    /** @return the responses to all messages that they sent meanwhile */
    public List<Exchange> during(Runnable happening, int writers) {
        return clients.during(
                happening, writers, () -> Messages.json(UUID.randomUUID().toString()));
    }

    /** Only messages of these clients count: other checks may have sent the same text twice. */
    public void assertThatEachIsKeptOnce(List<Exchange> answers) {
        Set<String> sent =
                answers.stream().map(answer -> body(answer.request())).collect(Collectors.toSet());
        assertThat(messages.texts())
                .filteredOn(text -> sent.contains(body(Messages.json(text))))
                .as("messages that the clients sent")
                .doesNotHaveDuplicates()
                .containsAll(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(answer -> answer.json().path("message").asString(""))
                        .toList());
        assertThatAll(answers).haveStatus(201);
    }

    private static String body(Request request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
