package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A target of TCP connections, written as {@code service:port}.
 *
 * @param port TCP, 1 to 65535
 */
public record ServicePort(String service, int port) {
    private static final Pattern FORM = Pattern.compile("([a-zA-Z0-9._-]+):(\\d{1,5})");

    public ServicePort {
        Validation.refuseUnlessPort(port);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ServicePort of(String text) {
        Matcher form = FORM.matcher(text);
        Validation.refuseUnless(form.matches(), "a target is a service and a port, like api:8080, not \"%s\"", text);
        return new ServicePort(form.group(1), Integer.parseInt(form.group(2)));
    }

    @Override
    public String toString() {
        return service + ":" + port;
    }
}
