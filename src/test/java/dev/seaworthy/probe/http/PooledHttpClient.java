package dev.seaworthy.probe.http;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.util.EntityUtils;

/**
 * The HTTP client of load: sends requests to the http port of the edge on keep-alive connections, as a browser does,
 * without retries, redirects or cookies. It is the client that REST-assured uses, without REST-assured, whose requests
 * would keep the CPUs busy that the stack needs.
 */
public final class PooledHttpClient implements AutoCloseable {
    /**
     * The edge closes connections that are idle for 30 s; closing them earlier avoids sending on a connection that it
     * closes.
     */
    private static final Duration CONNECTION = Duration.ofSeconds(20);

    private final Edge edge;
    private final HttpHost host;
    private final CloseableHttpClient client;

    /**
     * @param connections the maximum number of concurrent connections; further requests wait
     * @throws InconclusiveException if the edge publishes no http port
     */
    public PooledHttpClient(ComposeStack stack, int connections) {
        this(new PublishedEdge(stack), connections);
    }

    /**
     * @param connections the maximum number of concurrent connections; further requests wait
     * @throws InconclusiveException if the http port of the edge is not known
     */
    public PooledHttpClient(Edge edge, int connections) {
        this.edge = edge;
        InetSocketAddress address = edge.address("http");
        host = new HttpHost(address.getAddress(), address.getAddress().getHostAddress(), address.getPort(), "http");
        PoolingHttpClientConnectionManager pool =
                new PoolingHttpClientConnectionManager(CONNECTION.toSeconds(), TimeUnit.SECONDS);
        pool.setMaxTotal(connections);
        pool.setDefaultMaxPerRoute(connections);
        client = HttpClients.custom()
                .setConnectionManager(pool)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(Math.toIntExact(RequestTimeout.CONNECT.toMillis()))
                        .setSocketTimeout(Math.toIntExact(RequestTimeout.RESPONSE.toMillis()))
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** @return the response, or the reason why there is none */
    public Exchange send(Request toSite) {
        Request request = edge.sited(toSite);
        Instant at = Instant.now();
        try {
            return RequestTimeout.limit(() -> exchange(client, host, request, "the edge", at));
        } catch (IOException e) {
            return Exchange.unanswered(request, "the edge", at, e.toString());
        }
    }

    static Exchange exchange(CloseableHttpClient client, HttpHost host, Request request, String asked, Instant at)
            throws IOException {
        try (CloseableHttpResponse response = client.execute(host, message(request))) {
            byte[] body = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
            return Exchange.answered(
                    request,
                    asked,
                    at,
                    response.getStatusLine().getStatusCode(),
                    headers(response),
                    new String(body, StandardCharsets.UTF_8),
                    Duration.between(at, Instant.now()));
        }
    }

    private static HttpUriRequest message(Request request) {
        RequestBuilder message = RequestBuilder.create(request.method())
                .setUri(request.path())
                .setHeader("Host", request.target().getHost());
        request.headers().forEach(message::setHeader);
        return request.body().length == 0
                ? message.build()
                : message.setEntity(new ByteArrayEntity(request.body())).build();
    }

    private static Map<String, List<String>> headers(HttpResponse response) {
        return Stream.of(response.getAllHeaders())
                .collect(Collectors.groupingBy(
                        header -> header.getName().toLowerCase(Locale.ROOT),
                        Collectors.mapping(Header::getValue, Collectors.toList())));
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close the connections of the load", e);
        }
    }
}
