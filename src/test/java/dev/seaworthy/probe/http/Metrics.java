package dev.seaworthy.probe.http;

import dev.seaworthy.docker.ComposeStack;
import java.time.Instant;
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
    /** Bytes, with cached files that are not in use. */
    public static final String MEMORY = "container_memory_usage_bytes";
    /** Bytes, without cached files that are not in use. */
    public static final String WORKING_SET = "container_memory_working_set_bytes";
    /** Seconds since the container was started, one sample per CPU or one for all. */
    public static final String CPU = "container_cpu_usage_seconds_total";

    private static final Pattern LABEL = Pattern.compile("(?<name>\\w+)=\"(?<value>[^\"]*)\"");
    private static final String COMPOSE = "container_label_com_docker_compose_";

    /**
     * @param value the sum of a container's samples
     * @param at when cAdvisor measured it; the epoch if the scrape does not say so
     */
    public record Sample(double value, Instant at) {
        private Sample plus(Sample other) {
            return new Sample(value + other.value, at.isBefore(other.at) ? at : other.at);
        }
    }

    /** @return a metric of each container of the project, by its name, such as {@code api-2} */
    public Map<String, Sample> samples(String metric, String scrape) {
        Pattern line = Pattern.compile(
                "^%s\\{(?<labels>[^}]*)} (?<value>\\S+)(?: (?<at>\\d+))?$".formatted(metric), Pattern.MULTILINE);
        Map<String, Sample> samples = new HashMap<>();
        for (Matcher sample = line.matcher(scrape); sample.find(); ) {
            Map<String, String> labels = labels(sample.group("labels"));
            if (project.name().equals(labels.get(COMPOSE + "project"))) {
                samples.merge(
                        labels.get(COMPOSE + "service") + "-" + labels.get(COMPOSE + "container_number"),
                        new Sample(Double.parseDouble(sample.group("value")), at(sample.group("at"))),
                        Sample::plus);
            }
        }
        return samples;
    }

    private static Instant at(String milliseconds) {
        return milliseconds == null ? Instant.EPOCH : Instant.ofEpochMilli(Long.parseLong(milliseconds));
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        for (Matcher label = LABEL.matcher(text); label.find(); ) {
            labels.put(label.group("name"), label.group("value"));
        }
        return labels;
    }
}
