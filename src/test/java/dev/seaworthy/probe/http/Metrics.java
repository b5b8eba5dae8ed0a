package dev.seaworthy.probe.http;

import dev.seaworthy.docker.ComposeStack;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metrics that cAdvisor exports to Prometheus about the containers of the host.
 *
 * <p>While a container was started so recently that cAdvisor has not measured it yet, cAdvisor exports no container,
 * and the scrape is not {@link #COMPLETE}.
 *
 * @param project whose containers are read
 */
public record Metrics(ComposeStack project) {
    public static final String TARGET = "https://metrics.localhost/metrics";
    public static final String COMPLETE = "container_scrape_error 0";

    private static final Pattern MEMORY =
            Pattern.compile("^container_memory_usage_bytes\\{(?<labels>[^}]*)} (?<bytes>\\S+)", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(?<name>\\w+)=\"(?<value>[^\"]*)\"");
    private static final String COMPOSE = "container_label_com_docker_compose_";

    /** @return the memory usage of each container of the project in bytes, by its name, such as {@code api-2} */
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
