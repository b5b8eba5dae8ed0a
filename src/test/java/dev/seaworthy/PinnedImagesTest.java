package dev.seaworthy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.report.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class PinnedImagesTest {
    @Test
    @Requirement("CLUSTER-07")
    void every_image_of_the_stack_has_a_version() throws IOException {
        List<String> images = Pattern.compile("(?<=image: )\\S+")
                .matcher(Files.readString(Path.of("stack/docker-compose.yml")))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(images).hasSizeGreaterThan(5).allMatch(image -> image.matches(".+:(v?\\d.*|\\$\\{VERSION:-\\d.+})"));
    }
}
