package dev.seaworthy.report.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.yaml.ContractFile;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.util.ResultsUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromiseLabelsTest {
    @TempDir
    private Path directory;

    @Test
    void a_row_of_another_stack_is_in_the_group_of_its_promise_with_the_title_of_the_contract() throws IOException {
        assertThat(features("the promised number of replicas is running \"web\": 2"))
                .containsExactly("web.replicas: There are two web servers");
        assertThat(features("the promised number of replicas is running \"store\": 1"))
                .containsExactly("store.replicas");
    }

    private List<String> features(String name) throws IOException {
        TestResult result = new TestResult()
                .setName(name)
                .setLabels(List.of(
                        ResultsUtils.createTestClassLabel("dev.seaworthy.checks.platform.scaling.ReplicasCheck"),
                        ResultsUtils.createTestMethodLabel("the_promised_number_of_replicas_is_running")));

        return PromiseLabels.of(result, contract()).stream()
                .filter(label -> label.getName().equals("feature"))
                .map(Label::getValue)
                .toList();
    }

    private Contract contract() throws IOException {
        return ContractFile.read(Files.writeString(directory.resolve("contract.yaml"), """
                healthy-within: 60s
                services: {web: {replicas: 2}, store: {replicas: 1}}
                grading: {web.replicas: {points: 1, title: There are two web servers}}
                """));
    }
}
