package dev.seaworthy.docker;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why Compose did not start every service of a stack.
 *
 * @param error the line of Compose's output that names the error
 * @param output the last lines of Compose's output
 */
public record StartFailure(String error, List<String> output) {
    /**
     * A port that is in use is no such reason: the engine chooses the ports of a run, unless there are too few for the
     * replicas of a service.
     */
    private static final Pattern ADDRESS =
            Pattern.compile("listen (?:tcp|udp)[46]? (?<address>\\S+?): bind: cannot assign requested address");

    private static final Pattern IMAGE = Pattern.compile("pull access denied for (?<one>[^\\s,]+)"
            + "|manifest for (?<two>\\S+) not found"
            + "|No such image: (?<three>\\S+)"
            + "|failed to resolve (?:reference|source metadata for) \"?(?<four>[^\\s\":]+(?::[^\\s\":]+)?)");
    /** A host without a dot is a service of the stack, which a build cannot reach: that is the stack's own fault. */
    private static final Pattern NO_NAMES = Pattern.compile("Temporary failure in name resolution"
            + "|lookup \\S+\\.\\S+.*no such host"
            + "|(?:Could not resolve host: |Temporary failure resolving ')\\S+\\.\\S+");
    /** Like the next ones, only in the error itself: a program of the stack that a build runs may print the same. */
    private static final Pattern NO_REGISTRY = Pattern.compile("(?:dial tcp|i/o timeout|TLS handshake timeout"
            + "|toomanyrequests|Client.Timeout exceeded|network is unreachable|connection reset by peer)");

    private static final Pattern DENIED =
            Pattern.compile("unauthorized|authentication required|no basic auth credentials|denied: denied");
    private static final Pattern PLATFORM = Pattern.compile("no matching manifest for (?<platform>\\S+)");
    private static final Pattern ADDRESS_POOL = Pattern.compile("[Pp]ool overlaps with other one");
    private static final Pattern NO_SUBNET_LEFT = Pattern.compile(CommandResult.NO_SUBNET_LEFT);
    private static final Pattern DISK_FULL = Pattern.compile("no space left on device");
    private static final Pattern DEPENDENCY =
            Pattern.compile("dependency failed to start: (?<reason>container \\S+ (?:is unhealthy|exited \\(\\d+\\)))");

    /** @return the reason outside of the stack, and what to do; empty if the stack itself is the reason */
    public Optional<String> outsideTheStack() {
        return Stream.of(
                        first(ADDRESS).map(found -> "%s is no address of this host".formatted(found.group("address"))),
                        first(IMAGE)
                                .map(found -> "the image %s cannot be pulled: check its name, or pull it"
                                        .formatted(image(found))),
                        first(ADDRESS_POOL)
                                .map(found ->
                                        "another network of this engine has addresses of a subnet that the Compose"
                                                + " file sets: stop the stack that uses it"),
                        ofTheError(NO_SUBNET_LEFT)
                                .map(found -> "the engine has no subnet left for another network: remove unused"
                                        + " networks, with docker network prune"),
                        ofTheError(DISK_FULL)
                                .map(found -> "the disk is full: free some space, with docker system prune"),
                        ofTheError(PLATFORM)
                                .map(found -> "an image does not exist for this platform, %s"
                                        .formatted(found.group("platform"))),
                        ofTheError(DENIED)
                                .map(found -> "a registry refuses the user of this host: log in, with docker login"),
                        first(NO_NAMES).map(found -> "a registry or package server cannot be reached"),
                        ofTheError(NO_REGISTRY).map(found -> "a registry cannot be reached"))
                .flatMap(Optional::stream)
                .findFirst()
                .map(reason -> reason + " (" + error + ")");
    }

    /** @return the container on which others depend, and its state, if that is why Compose gave up */
    public Optional<String> failedDependency() {
        return first(DEPENDENCY).map(found -> found.group("reason"));
    }

    private Optional<Matcher> first(Pattern pattern) {
        return Stream.concat(Stream.of(error), output.stream())
                .map(pattern::matcher)
                .filter(Matcher::find)
                .findFirst();
    }

    private Optional<Matcher> ofTheError(Pattern pattern) {
        return Optional.of(pattern.matcher(error)).filter(Matcher::find);
    }

    private static String image(Matcher found) {
        return Stream.of("one", "two", "three", "four")
                .map(found::group)
                .filter(name -> name != null)
                .findFirst()
                .orElseThrow();
    }
}
