package dev.seaworthy.aws.reachability.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A target of TCP connections, written as {@code name:port}.
 *
 * @param name of a service or a resource of the contract, or the last part of the name of an AWS service
 * @param port TCP, 1 to 65535
 */
public record Target(String name, int port) {
    private static final Pattern FORM = Pattern.compile("([a-zA-Z0-9._-]+):(\\d{1,5})");

    /** @throws IllegalArgumentException if the text is no target */
    static Target of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "a target is a name and a port, like api:8080, not \"%s\"".formatted(text));
        }
        return new Target(form.group(1), checkedPort(Integer.parseInt(form.group(2))));
    }

    static int checkedPort(int port) {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("a port is 1 to 65535, not %d".formatted(port));
        }
        return port;
    }

    @Override
    public String toString() {
        return name + ":" + port;
    }
}
