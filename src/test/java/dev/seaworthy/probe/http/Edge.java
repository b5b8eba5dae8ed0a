package dev.seaworthy.probe.http;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.tls.Certificate;
import java.net.InetSocketAddress;

/**
 * Where the edge of a deployment accepts connections, how its sites are called there, and whom its clients trust. The
 * checks call the sites as they are called on this host: {@code localhost}, {@code frontend.localhost} and so on.
 */
public interface Edge {
    /**
     * @param scheme http or https
     * @return the address to which every client of the scheme connects, whatever the host of its request is
     * @throws InconclusiveException if it is not known
     * @throws NotApplicableException if this deployment has no port for the scheme
     */
    InetSocketAddress address(String scheme);

    /** @return whether this deployment has a port for the scheme */
    boolean has(String scheme);

    /** @return the host name of the site {@code localhost}, for which TLS clients verify the certificate */
    String host();

    /**
     * @param host of a site on this host; any other one is returned as it is
     * @return the host name of the same site of this deployment
     * @throws NotApplicableException if this deployment has no such site
     */
    String site(String host);

    /** @return the same request to the site of this deployment */
    Request sited(Request request);

    /** @return the same bytes of a request, as text, with the host names of this deployment */
    String sited(String rawRequest);

    Certificate certificate();

    /** @return whether the deployment has this additional Compose file, such as docker-compose.prod.yml */
    boolean startedWith(String overlay);
}
