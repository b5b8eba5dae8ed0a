package dev.seaworthy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seaworthy.common.Environment;
import dev.seaworthy.common.InvalidEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisTest {

    @TempDir
    private Path directory;

    private Path password;

    @BeforeEach
    void writePassword() throws IOException {
        password = Files.writeString(directory.resolve("password"), "anchor\n");
    }

    @ParameterizedTest
    @CsvSource({
        "redis://api@cache:6379, api, cache, 6379",
        "redis://api@my_cache:6379, api, my_cache, 6379",
        "redis://my_cache, default, my_cache, 6379",
        "redis://api@cache/0, api, cache, 6379",
        "redis://api@[::1]:7000/, api, [::1], 7000",
    })
    void a_url_contains_user_host_and_port(String url, String user, String host, int port) {
        assertThat(redis(url)).isEqualTo(new Redis(host, port, user, "anchor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cache:6379", "http://cache", "redis://api:canary@cache", "redis://cache/1", "redis://c:x"})
    void another_url_is_rejected_without_repeating_it(String url) {
        assertThatExceptionOfType(InvalidEnvironment.class)
                .isThrownBy(() -> redis(url))
                .withMessage("CACHE_URL: expected a URL of the form redis://user@host:port without a password");
    }

    private Redis redis(String url) {
        return Redis.from(
                new Environment(Map.of("CACHE_URL", url, "CACHE_PASSWORD_FILE", password.toString())), "CACHE");
    }
}
