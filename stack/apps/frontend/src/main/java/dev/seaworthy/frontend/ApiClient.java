package dev.seaworthy.frontend;

import dev.seaworthy.common.Client;
import dev.seaworthy.common.RequestId;
import java.io.IOException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends requests to the API through its load balancer. */
final class ApiClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ApiClient.class);
    /**
     * The address of a removed container does not refuse a connection, it does not respond. With half a CPU and many
     * concurrent requests, this process itself may take some 100 ms to notice that it is connected.
     */
    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(800);

    private static final int ATTEMPTS = 3;
    /**
     * For all attempts of a call together. The load balancer's own timeout is shorter, 4.8 s. The edge's is longer, 5.5
     * s: it receives the 503 with its reason before it retries on another frontend.
     */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ApiAddress api;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    ApiClient(ApiAddress api) {
        this.api = api;
    }

    /** @throws ApiUnreachable if there is no response in time, or only the load balancer's own error */
    ApiResponse send(ApiRequest request) {
        return send(request, TIMEOUT);
    }

    /** Like {@link #send(ApiRequest)}, with another timeout. */
    ApiResponse send(ApiRequest request, Duration timeout) {
        HttpResponse<byte[]> response = exchange(request, Deadline.after(timeout));
        String type = response.headers().firstValue("Content-Type").orElse("");
        ApiResponse result = new ApiResponse(response.statusCode(), type, response.body());
        if (result.status() >= 500 && !result.isJson()) {
            throw new ApiUnreachable();
        }
        return result;
    }

    /** Sends the request and does not wait for the response. */
    PendingResponse start(ApiRequest request) {
        return PendingResponse.of(() -> send(request));
    }

    private HttpRequest http(ApiRequest request) throws UnknownHostException {
        HttpRequest.Builder http = api.request(request.path())
                .header(RequestId.HEADER, request.id().value())
                .header(Client.HEADER, request.client());
        request.body().ifPresent(json -> http.header("Content-Type", "application/json"));
        return http.method(
                        request.method(),
                        request.body().map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()))
                .build();
    }

    private HttpResponse<byte[]> exchange(ApiRequest request, Deadline deadline) {
        try {
            return sendWithRetries(request, deadline);
        } catch (IOException e) {
            LOG.warn("{} {} on the API failed: {}", request.method(), request.path(), e.toString());
            throw new ApiUnreachable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiUnreachable();
        }
    }

    /**
     * The load balancer may close an idle connection while a request is sent on it, or be replaced by one with another
     * address. The idempotency key makes a retry safe.
     */
    private HttpResponse<byte[]> sendWithRetries(ApiRequest request, Deadline deadline)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(http(request), deadline);
            } catch (IOException e) {
                if (attempt == ATTEMPTS || deadline.nanosLeft() <= 0) {
                    throw e;
                }
                LOG.debug("{} {} on the API is retried", request.method(), request.path(), e);
            }
        }
    }

    /** The request's own timeout ends with the headers of the response, but its body can stall too. */
    private HttpResponse<byte[]> attempt(HttpRequest request, Deadline deadline)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> response = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return response.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("the deadline has passed");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            response.cancel(true);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
