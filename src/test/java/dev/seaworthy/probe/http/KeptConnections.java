package dev.seaworthy.probe.http;

import java.util.concurrent.TimeUnit;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;

/**
 * HTTP clients with keep-alive connections, as a browser has, and without retries: the JDK's client silently retries a
 * GET after a connection ends, which would hide the failure.
 */
public final class KeptConnections {
    /** Longer than the edge ever takes, so that a failure comes from the stack and not from the client. */
    public static final int ANSWER_MILLIS = 20_000;

    public static final int CONNECT_MILLIS = 1_000;
    /**
     * The edge closes connections that are idle for 30 s; closing them earlier avoids sending on a connection that it
     * closes.
     */
    private static final int CONNECTION_SECONDS = 20;

    private KeptConnections() {}

    /** @param connections the maximum number of concurrent connections; further requests wait */
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
