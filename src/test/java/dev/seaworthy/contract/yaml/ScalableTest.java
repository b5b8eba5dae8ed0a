package dev.seaworthy.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.contract.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScalableTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {replicas: 1}                  | false | false
            {replicas: 2}                  | true  | false
            {replicas: 1, scalable: true}  | true  | false
            {replicas: 1, scalable: false} | false | true
            {replicas: 2, scalable: false} | false | true
            {replicas: 1, singleton: true} | false | true
            {replicas: 2, completes: true} | false | false
            """)
    void scalable_is_true_by_default_for_two_or_more_replicas(String promises, boolean must, boolean mustNot)
            throws IOException {
        Service service = ContractFile.read(Files.writeString(
                        directory.resolve("contract.yaml"),
                        "{healthy-within: 60s, services: {web: %s}}".formatted(promises)))
                .services()
                .get("web");

        assertThat(service).returns(must, Service::mustScale).returns(mustNot, Service::mustNotScale);
    }
}
