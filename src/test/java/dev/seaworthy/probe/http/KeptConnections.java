package dev.seaworthy.probe.http;

import java.util.concurrent.TimeUnit;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;

/**
 * Clients that keep their connections, as a browser does, and never ask twice: the JDK's client repeats a GET by itself
 * when a connection ends, and what it repairs so nobody hears of.
 */
public final class KeptConnections {
    /** Longer than the edge ever takes, so that a failure is the stack's own. */
    public static final int ANSWER_MILLIS = 20_000;

    public static final int CONNECT_MILLIS = 1_000;
    /** The edge closes a connection that is idle for 30 s; one that is closed sooner is never used while it does. */
    private static final int CONNECTION_SECONDS = 20;

    private KeptConnections() {}

    /** @param connections how many at once at the most; who wants more waits */
    public static CloseableHttpClient client(int connections) {
        PoolingHttpClientConnectionManager pool =
                new PoolingHttpClientConnectionManager(CONNECTION_SECONDS, TimeUnit.SECONDS);
        pool.setMaxTotal(connections);
        pool.setDefaultMaxPerRoute(connections);
        return HttpClients.custom()
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
}
