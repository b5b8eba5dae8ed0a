package dev.seaworthy.probe.http;

import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.Replica;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The request logs of the frontends: one line per request, in the Common Log Format. */
public record RequestLog(ComposeStack stack) {
    /** Client, time, request, status. */
    private static final Pattern VISIT = Pattern.compile(
            "\\d+\\.\\d+\\.\\d+\\.\\d+ - - \\[\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}] \"GET / HTTP/1\\.1\" 200 -");

    /**
     * @return the number of visits that each running frontend has logged since then, by its name, such as frontend-2
     */
    public Map<String, Long> visits(Instant since) {
        return stack.replicas().of("frontend").live().stream()
                .collect(Collectors.toMap(
                        Replica::instance,
                        frontend -> stack.logs().of(frontend, since).stream()
                                .filter(VISIT.asMatchPredicate())
                                .count()));
    }
}
