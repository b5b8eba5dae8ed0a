package dev.seaworthy.probe.http;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.tls.Certificate;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The edge of a deployment that is judged from outside.
 *
 * @param overlays the Compose files, separated by commas, that the deployment corresponds to
 */
public record TargetEdge(Target target, String overlays) implements Edge {
    private static final String LOCAL = "localhost";
    private static final Set<String> OF_OPERATORS = Set.of("dashboard.localhost", "metrics.localhost");
    /** As they are written in requests, so that the names in invalid ones stay as they are. */
    private static final Pattern NAMES =
            Pattern.compile("(?<=Host: )localhost(?=\r\n)|(?<=Host: |http://)(?:frontend|backend)\\.localhost");

    @Override
    public InetSocketAddress address(String scheme) {
        int port = target.port(scheme)
                .orElseThrow(() -> new NotApplicableException(
                        "requires %s: -Dtarget names another port only; name that for %s with -Dtarget.%s=PORT"
                                .formatted(scheme, scheme, scheme)));
        InetSocketAddress address = new InetSocketAddress(target.host(), port);
        if (address.isUnresolved()) {
            throw new InconclusiveException(target + ": unknown host: " + target.host());
        }
        return address;
    }

    @Override
    public boolean has(String scheme) {
        return target.port(scheme).isPresent();
    }

    @Override
    public String host() {
        return target.domain();
    }

    @Override
    public String site(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (OF_OPERATORS.contains(name) && !target.isLocal()) {
            throw new NotApplicableException(
                    "requires a target like http://localhost: only a stack on a developer's host has the site " + name);
        }
        if (name.equals(LOCAL) || name.equals("127.0.0.1")) {
            return target.domain();
        }
        return name.endsWith("." + LOCAL) ? host.substring(0, host.length() - LOCAL.length()) + target.domain() : host;
    }

    @Override
    public Request sited(Request request) {
        URI to = request.target();
        String prefix = to.getScheme() + "://" + to.getHost();
        return request.at(
                to.getScheme() + "://" + site(to.getHost()) + to.toString().substring(prefix.length()));
    }

    @Override
    public String sited(String rawRequest) {
        return NAMES.matcher(rawRequest).replaceAll(name -> Matcher.quoteReplacement(site(name.group())));
    }

    @Override
    public Certificate certificate() {
        return target.certificate().map(Certificate::in).orElseGet(Certificate::ofAuthorities);
    }

    @Override
    public boolean startedWith(String overlay) {
        return Set.of(overlays.split(",")).contains(overlay);
    }
}
