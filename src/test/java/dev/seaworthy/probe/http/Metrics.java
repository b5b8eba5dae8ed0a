package dev.seaworthy.probe.http;

import dev.seaworthy.docker.ComposeProject;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What cAdvisor tells Prometheus about the containers of this machine.
 *
 * <p>While one of them was started so recently that it has not been measured yet, cAdvisor tells of none, and says that
 * the scrape is not {@link #COMPLETE}.
 *
 * @param project whose containers are meant
 */
public record Metrics(ComposeProject project) {
    public static final String TARGET = "https://metrics.localhost/metrics";
    public static final String COMPLETE = "container_scrape_error 0";

    private static final Pattern MEMORY =
            Pattern.compile("^container_memory_usage_bytes\\{(?<labels>[^}]*)} (?<bytes>\\S+)", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(?<name>\\w+)=\"(?<value>[^\"]*)\"");
    private static final String COMPOSE = "container_label_com_docker_compose_";

    /** @return how many bytes each container of the project uses, by what it calls itself, such as {@code api-2} */
    public Map<String, Double> memory(Exchange answer) {
        Map<String, Double> memory = new HashMap<>();
        for (Matcher sample = MEMORY.matcher(answer.body()); sample.find(); ) {
            Map<String, String> labels = labels(sample.group("labels"));
            if (project.name().equals(labels.get(COMPOSE + "project"))) {
                memory.put(
                        labels.get(COMPOSE + "service") + "-" + labels.get(COMPOSE + "container_number"),
                        Double.valueOf(sample.group("bytes")));
            }
        }
        return memory;
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        for (Matcher label = LABEL.matcher(text); label.find(); ) {
            labels.put(label.group("name"), label.group("value"));
        }
        return labels;
    }
}
