package dev.seaworthy.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/**
 * Lets the JVM see, while the image is built, the classes that real requests need, so that it can put them into the
 * ahead-of-time cache. No store is there then, so most requests fail: what counts is that their code has run.
 */
final class TrainingRun {

    private static final int ROUNDS = 5;
    private static final List<String> HOSTS = List.of("localhost", "frontend.localhost", "backend.localhost");
    private static final List<String> PATHS =
            List.of("/", "/version", "/health", "/passthrough", "/messages", "/visits", "/config", "/nothing-here");

    private TrainingRun() {}

    /** Needs {@code -Djdk.httpclient.allowRestrictedHeaders=host}. */
    static void against(int port) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String host : HOSTS) {
                    for (String path : PATHS) {
                        send(client, request(port, host, path).GET());
                        send(client, request(port, host, path).POST(BodyPublishers.ofString("{\"message\":\"ahoy\"}")));
                    }
                }
            }
        }
    }

    private static HttpRequest.Builder request(int port, String host, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Host", host)
                .header("Content-Type", "application/json")
                .header(RequestId.HEADER, "training");
    }

    private static void send(HttpClient client, HttpRequest.Builder request) {
        try {
            client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("the training run got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
