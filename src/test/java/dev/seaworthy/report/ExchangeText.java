package dev.seaworthy.report;

import dev.seaworthy.probe.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Formats an exchange: request, response, time and duration. */
final class ExchangeText {
    private static final int BODY = 2_000;

    private ExchangeText() {}

    static String of(Exchange exchange) {
        String sent = new String(exchange.request().body(), StandardCharsets.UTF_8);
        String head = exchange.headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + String.join(", ", header.getValue()))
                .sorted()
                .collect(Collectors.joining("\n"));
        return """
                == %s, took %d ms, sent to %s
                > %s %s %s
                < %d
                %s

                %s
                """.formatted(
                        exchange.at(),
                        exchange.elapsed().toMillis(),
                        exchange.asked(),
                        exchange.request(),
                        exchange.request().headers(),
                        cut(sent),
                        exchange.status(),
                        head,
                        cut(exchange.body()));
    }

    private static String cut(String body) {
        return body.length() > BODY
                ? "%s … (%d characters in all)".formatted(body.substring(0, BODY), body.length())
                : body;
    }
}
