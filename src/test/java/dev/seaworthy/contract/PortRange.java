package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.seaworthy.contract.PublishedPort.Protocol;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ports of a container, written as in a Compose file: {@code 80}, {@code 443/udp} or {@code 8000-8010/tcp}.
 *
 * @param first of the range, which has one port at least
 */
public record PortRange(int first, int last, Protocol protocol) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?(?:/(tcp|udp))?");

    public PortRange {
        Validation.refuseUnlessPort(first);
        Validation.refuseUnlessPort(last);
        Validation.refuseUnless(first <= last, "the range %d-%d is empty", first, last);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PortRange of(int port) {
        return new PortRange(port, port, Protocol.TCP);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PortRange of(String text) {
        Matcher form = FORM.matcher(text);
        Validation.refuseUnless(form.matches(), "a published port is like 80, 443/udp or 8000-8010, not \"%s\"", text);
        int first = Integer.parseInt(form.group(1));
        int last = Optional.ofNullable(form.group(2)).map(Integer::valueOf).orElse(first);
        return new PortRange(first, last, "udp".equals(form.group(3)) ? Protocol.UDP : Protocol.TCP);
    }

    public Stream<PublishedPort> ports() {
        return IntStream.rangeClosed(first, last).mapToObj(number -> new PublishedPort(number, protocol));
    }
}
