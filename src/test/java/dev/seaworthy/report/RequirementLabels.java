package dev.seaworthy.report;

import dev.seaworthy.docker.StackUnderTest;
import io.qameta.allure.listener.TestLifecycleListener;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.util.ResultsUtils;
import java.util.List;
import java.util.stream.Stream;

/**
 * Groups the report by requirement: family, then id and sentence. Allure loads it through {@code META-INF/services}, so
 * that a check that never started has its requirement too. Another stack has no requirements of ours.
 */
public final class RequirementLabels implements TestLifecycleListener {
    private static final Requirements REQUIREMENTS = Requirements.read();

    static final String ID = ResultsUtils.FEATURE_LABEL_NAME;

    @Override
    public void beforeTestWrite(TestResult result) {
        List<String> ids = result.getLabels().stream()
                .filter(label -> label.getName().equals(ID))
                .map(Label::getValue)
                .toList();
        if (!StackUnderTest.IS_OURS) {
            result.getLabels().removeIf(label -> label.getName().equals(ID));
            return;
        }
        List<Label> families = ids.stream()
                .map(RequirementLabels::family)
                .distinct()
                .map(ResultsUtils::createEpicLabel)
                .toList();
        List<Label> tags = ids.stream().map(ResultsUtils::createTagLabel).toList();
        result.getLabels().stream()
                .filter(label -> label.getName().equals(ID))
                .forEach(label -> label.setValue(inWords(label.getValue())));
        result.getLabels()
                .addAll(Stream.concat(families.stream(), tags.stream()).toList());
    }

    /** Returns an unknown id unchanged: a unit test rejects it, the report does not. */
    private static String inWords(String id) {
        Requirements.Entry entry = REQUIREMENTS.requirements().get(id);
        return entry == null ? id : id + ": " + entry.sentence();
    }

    private static String family(String id) {
        return switch (id.replaceFirst("-\\d+$", "")) {
            case "HA" -> "HA: highly-available infrastructure";
            case "CLUSTER" -> "CLUSTER: frontend and backend containers";
            case "PROXY" -> "PROXY: reverse proxy and Redis";
            case "VISITS" -> "VISITS: load-balanced visit counter";
            case "AWS" -> "AWS: the deployment on ECS";
            case "HARNESS" -> "HARNESS: the suite around the stack";
            case "COMPOSE" -> "COMPOSE: the fifteen tasks";
            default -> throw new IllegalArgumentException("no family of requirements has the id " + id);
        };
    }
}
