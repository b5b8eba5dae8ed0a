package dev.seaworthy.report.page;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The engine, Compose, the host, the seed and the images of a run. */
final class EnvironmentSection {
    private static final String IMAGE = "image of ";

    private EnvironmentSection() {}

    static Section of(ReportedRun run) {
        return new Section("environment", "Environment", content(run));
    }

    private static Html content(ReportedRun run) {
        Map<String, String> facts = new TreeMap<>(run.environment());
        facts.keySet().removeIf(key -> key.startsWith(IMAGE));
        String seeds = LoadSummary.all(run).stream()
                .map(load -> load.figure("seed"))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!seeds.isEmpty()) {
            facts.put("Seed", "%s; -Dseed=%1$s repeats the random choices".formatted(seeds));
        }
        return facts.isEmpty()
                ? Html.NONE
                : Html.of(
                        "<table>%s</table>\n%s",
                        facts.entrySet().stream()
                                .map(fact -> Html.of(
                                        "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n",
                                        fact.getKey(), fact.getValue()))
                                .collect(Html.joined()),
                        images(run));
    }

    private static Html images(ReportedRun run) {
        Html lines = run.environment().entrySet().stream()
                .filter(fact -> fact.getKey().startsWith(IMAGE))
                .map(fact -> image(fact.getKey().substring(IMAGE.length()), fact.getValue()))
                .collect(Html.joined());
        return lines.equals(Html.NONE) ? Html.NONE : Html.of("""
                        <div class="wide"><table>
                        <thead><tr><th>service</th><th>image</th><th>digest or id</th><th></th></tr></thead>
                        <tbody>%s</tbody></table></div>
                        """, lines);
    }

    /** @param value the tag, the digest or id and, if there is one, a remark, separated by commas */
    private static Html image(String service, String value) {
        String[] parts = value.split(", ", 3);
        return Html.of(
                "<tr><th scope=\"row\">%s</th><td>%s</td><td class=\"digest\">%s</td><td>%s</td></tr>\n",
                service, parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }
}
