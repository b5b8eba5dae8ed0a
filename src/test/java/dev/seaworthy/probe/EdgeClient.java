package dev.seaworthy.probe;

import dev.seaworthy.probe.Offered.Kind;
import dev.seaworthy.stack.ComposeProject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpHost;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.util.EntityUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks for visits and messages over connections that it keeps, as a browser does, and never asks twice: the JDK's
 * client repeats a GET by itself when a connection ends, and what it repairs so nobody hears of.
 */
final class EdgeClient implements AutoCloseable {
    /** Longer than the edge ever takes, so that a failure is the stack's own. */
    private static final int ANSWER_MILLIS = 15_000;

    private static final int CONNECT_MILLIS = 1_000;
    /** The edge closes a connection that is idle for 30 s; one that is closed sooner is never used while it does. */
    private static final int CONNECTION_SECONDS = 20;
    /** More than are ever in flight while the edge may take 15 s: nobody waits for a connection. */
    private static final int CONNECTIONS = 4_000;

    private final HttpHost edge;
    private final CloseableHttpClient http;

    EdgeClient(ComposeProject stack) {
        edge = new HttpHost("127.0.0.1", new Edge(stack).port("http"));
        PoolingHttpClientConnectionManager pool =
                new PoolingHttpClientConnectionManager(CONNECTION_SECONDS, TimeUnit.SECONDS);
        pool.setMaxTotal(CONNECTIONS);
        pool.setDefaultMaxPerRoute(CONNECTIONS);
        http = HttpClients.custom()
                .setConnectionManager(pool)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setSocketTimeout(ANSWER_MILLIS)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
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
    static Duration patience() {
        return Duration.ofMillis(CONNECT_MILLIS + ANSWER_MILLIS);
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
