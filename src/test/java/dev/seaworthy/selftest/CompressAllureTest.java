package dev.seaworthy.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.report.Requirement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code bootstrap/compress-allure}, which writes {@code reports/allure.html}. */
@Requirement("HARNESS-05")
final class CompressAllureTest {
    private static final Pattern COMPRESSED =
            Pattern.compile("(?s)<script type=\"text/plain\" id=\"report\">(.*?)</script>");

    @TempDir
    private Path directory;

    @Test
    void the_page_contains_the_report_unchanged_in_a_fraction_of_its_size() throws Exception {
        String report = "<!DOCTYPE html><script>d('data/suites.json', 'eyJhIjoxfQ==')</script>\n".repeat(1000);
        Files.writeString(directory.resolve("index.html"), report);

        assertThat(compress()).isZero();

        Path page = directory.resolve("allure.html");
        assertThat(decompressed(Files.readString(page))).isEqualTo(report);
        assertThat(Files.size(page)).isLessThan(report.length() / 10);
    }

    @Test
    void without_a_report_there_is_no_page() throws Exception {
        assertThat(compress()).isZero();

        assertThat(directory.resolve("allure.html")).doesNotExist();
    }

    private int compress() throws Exception {
        return new ProcessBuilder(
                        "bootstrap/compress-allure",
                        directory.resolve("index.html").toString(),
                        directory.resolve("allure.html").toString())
                .start()
                .waitFor();
    }

    private static String decompressed(String page) throws IOException {
        Matcher compressed = COMPRESSED.matcher(page);
        assertThat(compressed.find()).as("a compressed report").isTrue();
        byte[] bytes = Base64.getMimeDecoder().decode(compressed.group(1).strip());
        try (GZIPInputStream report = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(report.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
