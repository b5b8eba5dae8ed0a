package dev.seaworthy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

final class ApplicableChecksTest {
    @ParameterizedTest
    @CsvSource({
        "dev.seaworthy.checks.product.edge.HstsCheck, true",
        "dev.seaworthy.checks.platform.scaling.ReplicasCheck, false",
        "dev.seaworthy.selftest.proof.CasesCheck, false"
    })
    void the_classes_and_methods_of_our_application_are_known(String check, boolean ofProduct) {
        assertThat(ApplicableChecks.isOfProduct(ClassSource.from(check))).isEqualTo(ofProduct);
        assertThat(ApplicableChecks.isOfProduct(MethodSource.from(check, "method")))
                .isEqualTo(ofProduct);
    }

    @ParameterizedTest
    @CsvSource({"dev.seaworthy.checks.target.BackEndsCheck, true", "dev.seaworthy.checks.product.edge.HstsCheck, false"
    })
    void the_classes_and_methods_of_a_deployment_elsewhere_are_known(String check, boolean ofTarget) {
        assertThat(ApplicableChecks.isOfTarget(ClassSource.from(check))).isEqualTo(ofTarget);
        assertThat(ApplicableChecks.isOfTarget(MethodSource.from(check, "method")))
                .isEqualTo(ofTarget);
    }
}
