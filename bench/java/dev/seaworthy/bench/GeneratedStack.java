package dev.seaworthy.bench;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A stack with any number of services, each on one of two networks: half of all pairs cannot connect.
 *
 * @param services at least 2
 */
record GeneratedStack(int services) {
    String composeFile() {
        return """
                services:
                %s
                networks:
                  even:
                  odd:
                """.formatted(lines(number -> "  s%d: {image: \"redis:8.4.1\", networks: [%s], volumes: [/data]}"
                .formatted(number, number % 2 == 0 ? "even" : "odd")));
    }

    String contract() {
        return """
                healthy-within: 60s
                networks:
                  even: {services: [%s], leads-outside: true}
                  odd: {services: [%s], leads-outside: true}
                services:
                %s
                """.formatted(names(0), names(1), lines("  s%d: {replicas: 1}"::formatted));
    }

    private String lines(IntFunction<String> line) {
        return IntStream.range(0, services).mapToObj(line).collect(Collectors.joining("\n"));
    }

    private String names(int remainder) {
        return IntStream.range(0, services)
                .filter(number -> number % 2 == remainder)
                .mapToObj("s%d"::formatted)
                .collect(Collectors.joining(", "));
    }
}
