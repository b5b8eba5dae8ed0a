package dev.seaworthy.probe.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of a proxy's access log, field by field.
 *
 * @param fields texts and numbers as text, by name
 */
public record LogLine(Map<String, String> fields) {
    /** Several upstreams are separated by commas, and by a colon at an internal redirect; none were tried if empty. */
    static final String SEPARATOR = "(?:, | : )";

    private static final List<String> OF_UPSTREAMS = List.of("upstream_addr", "upstream_status", "upstream_time");

    private static final Map<String, Pattern> FORMAT = new LinkedHashMap<>();

    static {
        FORMAT.put("time", Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d"));
        FORMAT.put("request_id", Pattern.compile("[0-9a-f]{32}"));
        FORMAT.put("host", Pattern.compile(".+"));
        FORMAT.put("client", Pattern.compile("[0-9a-f.:]+"));
        FORMAT.put("request", Pattern.compile("(?s).*"));
        FORMAT.put("status", Pattern.compile("[1-5]\\d\\d"));
        FORMAT.put("bytes", Pattern.compile("\\d+"));
        FORMAT.put("request_time", Pattern.compile("\\d+\\.\\d{1,3}")); // a number in JSON, without its last zeros
        FORMAT.put("upstream_addr", several("[^, ]+"));
        FORMAT.put("upstream_status", several("\\d{3}|-"));
        FORMAT.put("upstream_time", several("\\d+\\.\\d{3}|-"));
    }

    private static Pattern several(String one) {
        return Pattern.compile("(?:(?:%s)(?:%s(?:%s))*)?".formatted(one, SEPARATOR, one));
    }

    static LogLine of(String json) {
        JsonNode line = JsonMapper.shared().readTree(json);
        return new LogLine(line.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().asString())));
    }

    /** @return its text; empty if there is none */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** @return what is missing or malformed in this line; empty if nothing is */
    public Optional<String> deviation() {
        List<String> wrong = new ArrayList<>();
        FORMAT.forEach((name, format) -> {
            if (!fields.containsKey(name)) {
                wrong.add("no " + name);
            } else if (!format.matcher(field(name)).matches()) {
                wrong.add("%s is \"%s\"".formatted(name, field(name)));
            }
        });
        if (OF_UPSTREAMS.stream().map(this::count).distinct().count() > 1) {
            wrong.add("different numbers of upstreams");
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of("%s in %s".formatted(String.join(", ", wrong), fields));
    }

    private int count(String field) {
        return (int) Stream.of(field(field).split(SEPARATOR, -1)).count();
    }
}
