package dev.seaworthy.aws.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.PolicyViolation;

/** The rules of AWS Solutions, as cdk-nag implements them. */
final class NagTest {
    /**
     * A rule that is not followed.
     *
     * @param resources how many do not follow it: another one needs a reason of its own
     */
    private record Suppression(long resources, String reason) {}

    private static final Map<String, Suppression> SUPPRESSED = Map.of(
            "AwsSolutions-SMG4",
            new Suppression(3, "the passwords are not rotated: the applications read them when they start"),
            "AwsSolutions-RDS3",
            new Suppression(1, "a standby is a parameter, multiAz, because it doubles the cost"),
            "AwsSolutions-RDS10",
            new Suppression(1, "deletion protection is a parameter, protect, because a trial must leave no cost"),
            "AwsSolutions-RDS11",
            new Suppression(1, "only the API reaches the port; another number would protect nothing"),
            "AwsSolutions-ELB2",
            new Suppression(2, "the edge logs each request; a network load balancer logs TLS connections only"),
            "AwsSolutions-ECS2",
            new Suppression(2, "the environment has names and addresses; secrets come from Secrets Manager"),
            "AwsSolutions-IAM5",
            new Suppression(6, "the wildcards are those that the CDK grants on the resources of one task"),
            "AwsSolutions-EC23",
            new Suppression(1, "the public load balancer serves the internet at the ports 80 and 443"));

    @Test
    void every_rule_is_followed_or_suppressed_with_a_reason(@TempDir Path directory) throws IOException {
        App app = Synthesizer.app(Synthesizer.defaults(), directory);

        List<PolicyViolation> violations =
                new AwsSolutionsChecks(app).validateScope(app).getViolations();

        Map<String, Long> resources = violations.stream()
                .collect(Collectors.groupingBy(
                        NagTest::rule,
                        Collectors.summingLong(
                                violation -> violation.getViolatingResources().size())));

        assertThat(resources)
                .as("resources that do not follow a rule, by rule")
                .isEqualTo(SUPPRESSED.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().resources())));
    }

    /** Without the detail in brackets, such as {@code AwsSolutions-IAM5[Resource::*]}. */
    private static String rule(PolicyViolation violation) {
        return violation.getRuleName().replaceFirst("\\[.*", "");
    }
}
