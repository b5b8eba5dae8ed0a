package dev.seaworthy.probe.http;

import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.SSLConfig.sslConfig;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.tls.Certificate;
import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.http.impl.client.AbstractHttpClient;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.client.DefaultHttpRequestRetryHandler;
import org.apache.http.impl.conn.PoolingClientConnectionManager;
import org.apache.http.impl.conn.SchemeRegistryFactory;
import org.apache.http.params.CoreConnectionPNames;

/**
 * An HTTP client on the host, outside the stack. It connects to the edge whatever the host of the target is and sends
 * that host as {@code Host}, so that the name need not be resolvable. It does not follow redirects.
 */
public final class Http {
    private final Edge edge;
    private final Exchanges exchanges;
    private final RestAssuredConfig config;

    public Http(ComposeStack stack, Exchanges exchanges) {
        this(new PublishedEdge(stack), exchanges);
    }

    public Http(Edge edge, Exchanges exchanges) {
        this.edge = edge;
        this.exchanges = exchanges;
        this.config = config(edge.certificate());
    }

    @SuppressWarnings("deprecation") // REST-assured 6 still configures its client by these names
    private static RestAssuredConfig config(Certificate certificate) {
        return RestAssuredConfig.config()
                .httpClient(httpClientConfig()
                        .setParam(
                                CoreConnectionPNames.CONNECTION_TIMEOUT,
                                Math.toIntExact(RequestTimeout.CONNECT.toMillis()))
                        .setParam(CoreConnectionPNames.SO_TIMEOUT, Math.toIntExact(RequestTimeout.RESPONSE.toMillis())))
                .encoderConfig(encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.BINARY))
                .sslConfig(sslConfig().trustStore(certificate.trust()).strictHostnames());
    }

    /**
     * Disables the client's retries, which would hide the failures that they repair.
     *
     * @param host the name of the server, for TLS; if it is not that of the address, it need not be resolvable
     */
    @SuppressWarnings("deprecation") // REST-assured 6 is built on this client
    private static AbstractHttpClient clientThatNeverRetries(InetSocketAddress address, String host) {
        DefaultHttpClient client = address.getHostString().equals(host)
                ? new DefaultHttpClient()
                : new DefaultHttpClient(new PoolingClientConnectionManager(
                        SchemeRegistryFactory.createDefault(), name -> new InetAddress[] {address.getAddress()}));
        client.setHttpRequestRetryHandler(new DefaultHttpRequestRetryHandler(0, false));
        return client;
    }

    public Exchange get(String target) {
        return send(Request.get(target));
    }

    /** @throws InconclusiveException if the port of the edge is not known */
    public Exchange send(Request toSite) {
        Request request = edge.sited(toSite);
        RequestSpecification specification = specification(request);
        Instant at = Instant.now();
        try {
            return exchanges.record(RequestTimeout.limit(
                    () -> exchange(request, at, specification.request(request.method(), request.path()))));
        } catch (IOException e) {
            return exchanges.record(Exchange.unanswered(request, "the edge", at, e.toString()));
        }
    }

    private static Exchange exchange(Request request, Instant at, Response response) {
        return Exchange.answered(
                request,
                "the edge",
                at,
                response.statusCode(),
                response.headers().asList().stream()
                        .collect(Collectors.groupingBy(
                                header -> header.getName().toLowerCase(Locale.ROOT),
                                Collectors.mapping(Header::getValue, Collectors.toList()))),
                response.body().asString(),
                Duration.ofMillis(response.timeIn(TimeUnit.MILLISECONDS)));
    }

    private RequestSpecification specification(Request request) {
        String scheme = request.target().getScheme();
        InetSocketAddress address = edge.address(scheme);
        RequestSpecification specification = RestAssured.given()
                .config(config.httpClient(config.getHttpClientConfig()
                        .httpClientFactory(() -> clientThatNeverRetries(address, edge.host()))))
                .baseUri(scheme + "://" + edge.host())
                .port(address.getPort())
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .header("Host", request.target().getHost())
                .headers(request.headers());
        return request.body().length == 0 ? specification : specification.body(request.body());
    }
}
