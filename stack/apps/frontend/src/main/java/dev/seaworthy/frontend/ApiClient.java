package dev.seaworthy.frontend;

import dev.seaworthy.common.Client;
import dev.seaworthy.common.LocalAddresses;
import dev.seaworthy.common.RequestId;
import dev.seaworthy.common.ServiceUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.classic.MinimalHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends requests to the API through its load balancer. */
final class ApiClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ApiClient.class);
    /**
     * The address of a removed container does not refuse a connection, it does not respond. With half a CPU and many
     * concurrent requests, this process itself may take some 100 ms to notice that it is connected.
     */
    private static final Timeout CONNECT_TIMEOUT = Timeout.ofMilliseconds(800);

    private static final int ATTEMPTS = 3;
    /**
     * For all attempts of a call together. The load balancer's own timeout is shorter, 4.8 s. The edge's is longer, 5.5
     * s: it receives the 503 with its reason before it retries on another frontend.
     */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** More than the edge sends to one replica at a time (164), each with the page's three requests. */
    private static final int CONNECTIONS = 512;
    /** The load balancer may have closed a connection that was not used for longer. */
    private static final TimeValue TRUSTED_FOR = TimeValue.ofSeconds(1);

    private final HttpHost api;
    private final PoolingHttpClientConnectionManager connections;
    private final MinimalHttpClient http;
    private final LocalAddresses addresses;
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("deadlines").factory());

    ApiClient(ServiceUrl url) {
        this(url, SystemDefaultDnsResolver.INSTANCE, LocalAddresses::read);
    }

    /** @param addresses reads the addresses of this container */
    ApiClient(ServiceUrl url, DnsResolver resolver, UnaryOperator<Set<InetAddress>> addresses) {
        // an IPv6 address has no brackets here
        api = new HttpHost(
                url.scheme(), url.host().replaceAll("[\\[\\]]", ""), url.port().orElse(-1));
        connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_TIMEOUT)
                        .setValidateAfterInactivity(TRUSTED_FOR)
                        .build())
                .build();
        // without redirects, cookies, authentication, decompression and retries of its own
        http = HttpClients.createMinimal(connections);
        deadlines.setRemoveOnCancelPolicy(true);
        this.addresses = new LocalAddresses(addresses, this::closeIdle);
    }

    /** @throws ApiUnreachable if there is no response in time, or only the load balancer's own error */
    ApiResponse send(ApiRequest request) {
        return send(request, TIMEOUT);
    }

    /** Like {@link #send(ApiRequest)}, with another timeout. */
    ApiResponse send(ApiRequest request, Duration timeout) {
        ApiResponse response = exchange(request, Deadline.after(timeout));
        if (response.status() >= 500 && !response.isJson()) {
            throw new ApiUnreachable();
        }
        return response;
    }

    /** Sends the request and does not wait for the response. */
    PendingResponse start(ApiRequest request) {
        return PendingResponse.of(() -> send(request));
    }

    private ApiResponse exchange(ApiRequest request, Deadline deadline) {
        try {
            return sendWithRetries(request, deadline);
        } catch (IOException e) {
            LOG.warn("{} {} on the API failed: {}", request.method(), request.path(), e.toString());
            throw new ApiUnreachable();
        }
    }

    /**
     * The load balancer may close an idle connection while a request is sent on it, or be replaced by one with another
     * address; then the other idle connections are dead, too. The idempotency key makes a retry safe.
     */
    private ApiResponse sendWithRetries(ApiRequest request, Deadline deadline) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(http(request), deadline);
            } catch (IOException e) {
                if (attempt == ATTEMPTS || deadline.nanosLeft() <= 0) {
                    throw e;
                }
                LOG.debug("{} {} on the API is retried", request.method(), request.path(), e);
                closeIdle();
            }
        }
    }

    private void closeIdle() {
        connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
    }

    private static HttpUriRequestBase http(ApiRequest request) {
        HttpUriRequestBase http = new HttpUriRequestBase(request.method(), URI.create(request.path()));
        http.addHeader(RequestId.HEADER, request.id().value());
        http.addHeader(Client.HEADER, request.client());
        request.body().ifPresent(json -> http.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON)));
        return http;
    }

    /** A timeout of the client applies to each read, but a body can stall again and again. */
    private ApiResponse attempt(HttpUriRequestBase request, Deadline deadline) throws IOException {
        addresses.closeIdleIfChanged();
        Future<?> end = deadlines.schedule(request::cancel, deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        try {
            return http.execute(api, request, ApiClient::response);
        } finally {
            end.cancel(false);
        }
    }

    private static ApiResponse response(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] body = entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
        String type = entity == null || entity.getContentType() == null ? "" : entity.getContentType();
        return new ApiResponse(response.getCode(), type, body);
    }

    @Override
    public void close() {
        deadlines.shutdown();
        connections.close();
    }
}
