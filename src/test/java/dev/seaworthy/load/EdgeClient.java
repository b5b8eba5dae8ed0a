package dev.seaworthy.load;

import dev.seaworthy.docker.ComposeStack;
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

/** Sends visits and messages to the edge, without retries. */
final class EdgeClient implements AutoCloseable {
    /** More than are ever in flight while the edge takes up to 20 s, so that no request waits for a connection. */
    private static final int CONNECTIONS = 5_000;

    private final HttpHost edge;
    private final CloseableHttpClient http = KeptConnections.client(CONNECTIONS);

    EdgeClient(ComposeStack stack) {
        edge = new HttpHost("127.0.0.1", new Edge(stack).port("http"));
    }

    /** A response, or the reason why there is none. */
    record Answer(int status, String body) {}

    /** @return status 0, with the reason as body, if there is no response */
    Answer ask(Kind kind, String mark) {
        try (CloseableHttpResponse answer = http.execute(edge, request(kind, mark))) {
            return new Answer(
                    answer.getStatusLine().getStatusCode(),
                    EntityUtils.toString(answer.getEntity(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Answer(0, e.toString());
        }
    }

    /**
     * The query contains the mark so that the edge's log contains it; the counter and the messages ignore the query.
     */
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

    /** @return the time after which no request is in flight */
    static Duration timeout() {
        return Duration.ofMillis(KeptConnections.CONNECT_MILLIS + KeptConnections.ANSWER_MILLIS);
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close the connections of the load", e);
        }
    }
}
