package dev.seaworthy.frontend;

import dev.seaworthy.common.Client;
import dev.seaworthy.common.RequestId;
import java.io.IOException;
import java.net.URI;
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

/** Asks the API through the balancer in front of it. */
final class ApiClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ApiClient.class);
    /**
     * The address of a stopped container does not refuse, it stays silent. With half a CPU, of which many requests at
     * once want their part, this process itself may take some 100 ms until it sees that it is connected.
     */
    private static final Duration CONNECT = Duration.ofMillis(800);

    private static final int ATTEMPTS = 3;
    /**
     * For all attempts of a call together. The balancer answers earlier: it has tried what it tries after 4.8 s. The
     * edge waits longer, 5.5 s: our 503 with its reason arrives before the edge gives up on us and asks another
     * frontend.
     */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final URI api;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    ApiClient(URI api) {
        this.api = api;
    }

    /** @throws ApiUnreachable if there is no answer in time, or only the balancer's own that it has no API */
    ApiAnswer send(ApiRequest request) {
        return send(request, ANSWER);
    }

    /** Like {@link #send(ApiRequest)}, for those who cannot wait as long. */
    ApiAnswer send(ApiRequest request, Duration patience) {
        HttpResponse<byte[]> response = exchange(http(request), Deadline.in(patience));
        String type = response.headers().firstValue("Content-Type").orElse("");
        ApiAnswer answer = new ApiAnswer(response.statusCode(), type, response.body());
        if (answer.status() >= 500 && !answer.isJson()) {
            throw new ApiUnreachable();
        }
        return answer;
    }

    /** Sends the request at once; whoever needs the answer waits for it. */
    PendingAnswer start(ApiRequest request) {
        return PendingAnswer.of(() -> send(request));
    }

    private HttpRequest http(ApiRequest request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(api.resolve(request.path()))
                .header(RequestId.HEADER, request.id().value())
                .header(Client.HEADER, request.client());
        request.body().ifPresent(json -> http.header("Content-Type", "application/json"));
        return http.method(
                        request.method(),
                        request.body().map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()))
                .build();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request, Deadline deadline) {
        try {
            return sendOrRepeat(request, deadline);
        } catch (IOException e) {
            LOG.warn("{} {} got no answer: {}", request.method(), request.uri(), e.toString());
            throw new ApiUnreachable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiUnreachable();
        }
    }

    /**
     * The balancer may close an idle connection while we send on it, or be replaced by one with another address. The
     * key in every request makes it safe to repeat.
     */
    private HttpResponse<byte[]> sendOrRepeat(HttpRequest request, Deadline deadline)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(request, deadline);
            } catch (IOException e) {
                if (attempt == ATTEMPTS || deadline.nanosLeft() <= 0) {
                    throw e;
                }
                LOG.debug("{} {} is repeated", request.method(), request.uri(), e);
            }
        }
    }

    /** The request's own timeout would not do: it ends with the headers of the answer, and its body can stall too. */
    private HttpResponse<byte[]> attempt(HttpRequest request, Deadline deadline)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return answer.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("the deadline has passed");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
