package dev.seaworthy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.qameta.allure.Allure;
import io.qameta.allure.model.Attachment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ValueTableTest {
    /** The result of this test is in the report too: it is the one that the values are attached to. */
    @Test
    void values_are_attached_to_the_result_of_the_running_check() throws IOException {
        ObservedValue set = new ObservedValue("web-1", "memory", "64M", "unlimited", "");
        List<Attachment> attachments = new ArrayList<>();

        ValueTable.LIMITS_SET.attach("web", List.of(set));
        Allure.getLifecycle().updateTestCase(result -> attachments.addAll(result.getAttachments()));

        assertThat(attachments).extracting(Attachment::getName).containsExactly("limits set on web");
        Path file = Path.of(System.getProperty("allure.results.directory"))
                .resolve(attachments.getFirst().getSource());
        assertThat(ValueTable.LIMITS_SET.values(Files.readString(file))).containsExactly(set);
    }

    @Test
    void an_attachment_belongs_to_one_table_and_one_service() {
        assertThat(ValueTable.LIMITS_SET.service("limits set on api-lb")).contains("api-lb");
        assertThat(ValueTable.LIMITS_REACHED.service("limits set on api-lb")).isEmpty();
        assertThat(ValueTable.RESTARTS.service("container states")).isEmpty();
    }
}
