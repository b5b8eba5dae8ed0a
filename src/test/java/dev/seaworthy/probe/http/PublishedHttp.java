package dev.seaworthy.probe.http;

import dev.seaworthy.contract.HttpPromise;
import dev.seaworthy.docker.InconclusiveException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import org.apache.http.HttpHost;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.ssl.SSLContexts;

/** Sends requests from the host to published ports, each on a connection of its own, without retries or redirects. */
public final class PublishedHttp {
    /** On the reference host; as long as that of {@link DirectHttp}. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Exchanges exchanges;

    public PublishedHttp(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    /**
     * @param promised its port is that of the container
     * @param asked the recipient, for messages
     * @param published the address and port of the host
     * @return the response, or the reason why there is none
     */
    public Exchange send(HttpPromise promised, String asked, InetSocketAddress published) {
        Request request = PromisedRequest.of(promised);
        Duration timeout = PromisedRequest.timeout(promised, TIMEOUT);
        HttpHost host = new HttpHost(
                request.target().getHost(),
                published.getPort(),
                request.target().getScheme());
        Instant at = Instant.now();
        try (CloseableHttpClient client = client(published.getAddress(), timeout)) {
            return exchanges.record(
                    RequestTimeout.limit(() -> PooledHttpClient.exchange(client, host, request, asked, at), timeout));
        } catch (IOException e) {
            return exchanges.record(Exchange.unanswered(request, asked, at, e.toString()));
        }
    }

    /** It connects to this address whatever the name of the host is, and accepts every certificate. */
    private static CloseableHttpClient client(InetAddress address, Duration timeout) {
        int millis = Math.toIntExact(timeout.toMillis());
        try {
            return HttpClients.custom()
                    .setDnsResolver(name -> new InetAddress[] {address})
                    .setSSLContext(SSLContexts.custom()
                            .loadTrustMaterial(null, (chain, algorithm) -> true)
                            .build())
                    .setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE)
                    .setDefaultRequestConfig(RequestConfig.custom()
                            .setConnectTimeout(millis)
                            .setSocketTimeout(millis)
                            .build())
                    .disableAutomaticRetries()
                    .disableRedirectHandling()
                    .disableCookieManagement()
                    .disableAuthCaching()
                    .build();
        } catch (GeneralSecurityException e) {
            throw new InconclusiveException("this host's Java has no TLS: " + e, e);
        }
    }
}
