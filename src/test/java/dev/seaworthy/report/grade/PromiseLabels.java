package dev.seaworthy.report.grade;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.Grade;
import dev.seaworthy.contract.yaml.ContractFile;
import dev.seaworthy.contract.yaml.InvalidFileException;
import dev.seaworthy.docker.StackUnderTest;
import dev.seaworthy.report.Outcome;
import dev.seaworthy.report.RunRow;
import io.qameta.allure.listener.TestLifecycleListener;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.util.ResultsUtils;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Groups the report about another stack by its promises: the stack and its contract, then the key of the promise, with
 * the title that the contract gives it. Allure loads it through {@code META-INF/services}.
 */
public final class PromiseLabels implements TestLifecycleListener {
    private final Optional<Contract> contract = StackUnderTest.IS_OURS ? Optional.empty() : contract();

    /** An invalid contract promises nothing; the checks report it. */
    private static Optional<Contract> contract() {
        try {
            return Optional.of(ContractFile.read(StackUnderTest.CONTRACT));
        } catch (InvalidFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void beforeTestWrite(TestResult result) {
        contract.ifPresent(promised -> result.getLabels().addAll(of(result, promised)));
    }

    static List<Label> of(TestResult result, Contract contract) {
        Stream<Label> promises = PromiseOfRow.of(row(result), contract).stream()
                .map(promise -> ResultsUtils.createFeatureLabel(inWords(promise, contract)));
        String stack =
                "%s, by %s".formatted(StackUnderTest.DIRECTORY.getFileName(), StackUnderTest.CONTRACT.getFileName());
        return Stream.concat(Stream.of(ResultsUtils.createEpicLabel(stack)), promises)
                .toList();
    }

    private static String inWords(String promise, Contract contract) {
        return Optional.ofNullable(contract.grading().get(promise))
                .flatMap(Grade::title)
                .map(title -> "%s: %s".formatted(promise, title))
                .orElse(promise);
    }

    /** The name of a result is the obligation and, after it, the row. */
    private static RunRow row(TestResult result) {
        String type = label(result, ResultsUtils.TEST_CLASS_LABEL_NAME);
        String method = label(result, ResultsUtils.TEST_METHOD_LABEL_NAME);
        String obligation = method.replace('_', ' ');
        String row = result.getName().startsWith(obligation)
                ? result.getName().substring(obligation.length()).strip()
                : result.getName();
        return new RunRow(type.substring(type.lastIndexOf('.') + 1), method, row, Outcome.HOLDS, "");
    }

    private static String label(TestResult result, String name) {
        return result.getLabels().stream()
                .filter(label -> label.getName().equals(name))
                .map(Label::getValue)
                .findFirst()
                .orElse("");
    }
}
