package dev.seaworthy.checks;

import dev.seaworthy.docker.StackUnderTest;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * Leaves out the checks of our application if another stack is checked, so that its report has the rows of its contract
 * only. JUnit loads it through {@code META-INF/services}.
 */
public final class ApplicableChecks implements PostDiscoveryFilter {
    private static final String PRODUCT = ApplicableChecks.class.getPackageName() + ".product.";

    @Override
    public FilterResult apply(TestDescriptor test) {
        boolean ofOurApplication = test.getSource()
                .filter(source -> source instanceof ClassSource type
                        && type.getClassName().startsWith(PRODUCT))
                .isPresent();
        return FilterResult.includedIf(StackUnderTest.IS_OURS || !ofOurApplication);
    }
}
