package dev.seaworthy.frontend;

import dev.seaworthy.common.ServiceUrl;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;

/**
 * The address of the API. The JDK's HTTP client rejects host names with an underscore, which Compose allows: for those,
 * the name is resolved here and sent in the Host header. Without TLS only: JSSE rejects such names too.
 */
record ApiAddress(ServiceUrl url, Resolver resolver) {

    static {
        // Read by the JDK's HTTP client when its first class is initialised.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    ApiAddress(ServiceUrl url) {
        this(url, InetAddress::getByName);
    }

    /** @throws UnknownHostException if the host has to be resolved here and has no address */
    HttpRequest.Builder request(String path) throws UnknownHostException {
        URI uri = uri(url.authority(), path);
        if (uri.getHost() != null) {
            return HttpRequest.newBuilder(uri);
        }
        InetAddress address = resolver.resolve(url.host());
        String literal = address.getHostAddress();
        String host = address instanceof Inet6Address ? "[" + literal + "]" : literal;
        String authority = new ServiceUrl(url.scheme(), url.user(), host, url.port(), "").authority();
        return HttpRequest.newBuilder(uri(authority, path)).header("Host", url.authority());
    }

    private URI uri(String authority, String path) {
        return URI.create(url.scheme() + "://" + authority + path);
    }

    /** Resolves a host name. */
    @FunctionalInterface
    interface Resolver {
        InetAddress resolve(String host) throws UnknownHostException;
    }
}
