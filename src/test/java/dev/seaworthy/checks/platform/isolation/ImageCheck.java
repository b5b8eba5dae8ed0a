package dev.seaworthy.checks.platform.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.checks.ContractArguments;
import dev.seaworthy.checks.ReadOnlyStack;
import dev.seaworthy.contract.Image;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.report.Requirement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import tools.jackson.databind.json.JsonMapper;

/** Judges the Compose files as their users get them, because a run sets variables that may be part of a tag. */
@DisplayName("Images")
@ReadOnlyStack
@Requirement("HARNESS-10")
final class ImageCheck {
    private final ComposeStack stack;

    ImageCheck(ComposeStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @ArgumentsSource(ContractArguments.PinnedImages.class)
    void the_image_has_a_tag_other_than_latest_or_a_digest(String service) {
        String image = JsonMapper.shared()
                .readTree(stack.modelOfUsers())
                .path("services")
                .path(service)
                .path("image")
                .asString("");

        assertThat(Image.isPinned(image))
                .withFailMessage(
                        "%s: expected an image with a digest, or a tag other than latest, but %s",
                        service,
                        image.isEmpty()
                                ? "the Compose files name none: they only build it"
                                : "it is \"%s\"".formatted(image))
                .isTrue();
    }
}
