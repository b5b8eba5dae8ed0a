package dev.seaworthy.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MissingImagesTest {
    @Test
    void an_image_is_used_if_compose_does_not_build_it() {
        assertThat(MissingImages.used("""
                        {"services": {
                            "web": {"image": "nginx:1"},
                            "api": {"image": "shop/api:1", "build": {"context": "api"}},
                            "worker": {"image": "shop/api:1"},
                            "job": {"build": {"context": "job"}},
                            "store": {"image": "example.com/store:2"},
                            "standby": {"image": "example.com/store:2"}}}
                        """)).containsExactly("example.com/store:2", "nginx:1");
    }
}
