package dev.seaworthy.load;

import dev.seaworthy.docker.ComposeProject;
import dev.seaworthy.load.Operation.Kind;
import dev.seaworthy.probe.http.Edge;
import dev.seaworthy.probe.http.KeptConnections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.http.HttpHost;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.util.EntityUtils;
import tools.jackson.databind.json.JsonMapper;

/** Asks for visits and messages, each once. */
final class EdgeClient implements AutoCloseable {
    /** More than are ever in flight while the edge may take 20 s: nobody waits for a connection. */
    private static final int CONNECTIONS = 5_000;

    private final HttpHost edge;
    private final CloseableHttpClient http = KeptConnections.client(CONNECTIONS);

    EdgeClient(ComposeProject stack) {
        edge = new HttpHost("127.0.0.1", new Edge(stack).port("http"));
    }

    /** What came back. */
    record Answer(int status, String body) {}

    /** @return status 0 and the reason if no answer came */
    Answer ask(Kind kind, String mark) {
        try (CloseableHttpResponse answer = http.execute(edge, request(kind, mark))) {
            return new Answer(
                    answer.getStatusLine().getStatusCode(),
                    EntityUtils.toString(answer.getEntity(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Answer(0, e.toString());
        }
    }

    /** The mark is in the query too, where the edge's log has it; neither the counter nor the messages look there. */
    private static HttpUriRequest request(Kind kind, String mark) {
        if (kind == Kind.VISIT) {
            HttpGet visit = new HttpGet("/?" + mark);
            visit.setHeader("Host", "localhost");
            return visit;
        }
        HttpPost message = new HttpPost("/messages?" + mark);
        message.setHeader("Host", "frontend.localhost");
        message.setEntity(new StringEntity(
                JsonMapper.shared().writeValueAsString(Map.of("message", mark)), ContentType.APPLICATION_JSON));
        return message;
    }

    /** @return after which nothing is in flight any more */
    static Duration timeout() {
        return Duration.ofMillis(KeptConnections.CONNECT_MILLIS + KeptConnections.ANSWER_MILLIS);
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new IllegalStateException("the load's connections cannot be closed", e);
        }
    }
}
