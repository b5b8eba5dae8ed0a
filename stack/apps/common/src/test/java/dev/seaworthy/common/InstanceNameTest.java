package dev.seaworthy.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceNameTest {

    @ParameterizedTest
    @CsvSource({
        "seaworthy-frontend-2.seaworthy_web, 2",
        "seaworthy-api-10.seaworthy_backend., 10",
        "my-own-project-api-1.my-own-project_data, 1",
        "trunk-7.network.with.dots, 7",
    })
    void a_replica_has_the_ordinal_at_the_end_of_its_container_name(String pointer, String ordinal) {
        assertThat(InstanceName.ordinal(pointer)).contains(ordinal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seaworthy-api-run-0a1b2c3d4e5f.seaworthy_data",
                "seaworthy-api-run-123456789012.seaworthy_data",
                "seaworthy-api-run-12345678.seaworthy_data",
                "seaworthy-database.seaworthy_data",
                "seaworthy-api-0.seaworthy_data",
                "seaworthy-api-2",
                "localhost",
                "",
            })
    void anything_else_has_none(String pointer) {
        assertThat(InstanceName.ordinal(pointer)).isEmpty();
    }
}
