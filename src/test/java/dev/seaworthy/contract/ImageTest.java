package dev.seaworthy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImageTest {
    @ParameterizedTest
    @CsvSource({
        "redis:8.4.1, true",
        "registry:5000/shop/web:1.2, true",
        "redis@sha256:0123, true",
        "redis:latest@sha256:0123, true",
        "redis, false",
        "redis:latest, false",
        "registry:5000/shop/web, false",
        "registry:5000/shop/web:latest, false"
    })
    void an_image_is_pinned_by_a_tag_or_a_digest(String reference, boolean pinned) {
        assertThat(Image.isPinned(reference)).isEqualTo(pinned);
    }
}
