package dev.seaworthy.checks.product.messages;

import static dev.seaworthy.assertion.ExchangesAssert.assertThatAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.load.ClosedLoopClients;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.store.MessagesStore;
import java.util.List;
import java.util.UUID;

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

    public void assertThatEachIsKeptOnce(List<Exchange> answers) {
        assertThat(messages.texts())
                .doesNotHaveDuplicates()
                .containsAll(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(answer -> answer.json().path("message").asString(""))
                        .toList());
        assertThatAll(answers).haveStatus(201);
    }
}
