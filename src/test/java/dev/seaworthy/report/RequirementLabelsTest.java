package dev.seaworthy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import io.qameta.allure.model.Label;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.util.ResultsUtils;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Requirement("HARNESS-04")
final class RequirementLabelsTest {
    @Test
    void a_check_is_in_the_family_of_its_requirements_and_tagged_with_their_ids() {
        TestResult result = resultFor("COMPOSE-02", "COMPOSE-03");

        new RequirementLabels().beforeTestWrite(result);

        assertThat(result.getLabels())
                .extracting(Label::getName, Label::getValue)
                .contains(
                        tuple("epic", "COMPOSE: the fifteen tasks"),
                        tuple("feature", "COMPOSE-02: There are three frontends, and each responds."),
                        tuple("tag", "COMPOSE-02"),
                        tuple("tag", "COMPOSE-03"));
    }

    @Test
    void an_id_without_a_family_is_rejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequirementLabels().beforeTestWrite(resultFor("COMPSE-02")))
                .withMessageContaining("COMPSE-02");
    }

    private static TestResult resultFor(String... ids) {
        List<Label> labels = new ArrayList<>();
        for (String id : ids) {
            labels.add(ResultsUtils.createFeatureLabel(id));
        }
        return new TestResult().setLabels(labels);
    }
}
