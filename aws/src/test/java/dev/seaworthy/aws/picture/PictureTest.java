package dev.seaworthy.aws.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PictureTest {

    private static final Path TEMPLATE = Path.of("template.json");

    @Test
    void the_picture_in_the_README_is_that_of_the_template() throws Exception {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(readme)
                .as("the picture is stale: run bin/aws template, and commit the change")
                .isEqualTo(PictureInReadme.withPicture(readme, TEMPLATE));
    }

    @Test
    void the_picture_shows_each_connection_between_tiers() throws Exception {
        String picture = new Picture(new ObjectMapper().readTree(TEMPLATE.toFile())).mermaid();

        assertThat(picture)
                .contains("internet -->|80, 443| public-lb\n")
                .contains("public-lb -->|80, 443| edge\n")
                .contains("api -->|5432| database\n")
                .contains("frontend[\"frontend<br>Fargate ×3\"]")
                .doesNotContain("edge -->|5432|");
    }
}
