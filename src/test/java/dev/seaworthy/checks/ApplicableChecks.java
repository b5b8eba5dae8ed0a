package dev.seaworthy.checks;

import dev.seaworthy.docker.StackUnderTest;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * Leaves out the checks of our application if another stack is checked, so that its report has the rows of its contract
 * only. JUnit loads it through {@code META-INF/services}.
 */
public final class ApplicableChecks implements PostDiscoveryFilter {
    private static final String PRODUCT = ApplicableChecks.class.getPackageName() + ".product.";

    /** JUnit leaves out what is excluded and has no children: every method, and then its class. */
    @Override
    public FilterResult apply(TestDescriptor test) {
        return FilterResult.includedIf(StackUnderTest.IS_OURS
                || !test.getSource().map(ApplicableChecks::isOfProduct).orElse(false));
    }

    static boolean isOfProduct(TestSource source) {
        return switch (source) {
            case ClassSource type -> type.getClassName().startsWith(PRODUCT);
            case MethodSource method -> method.getClassName().startsWith(PRODUCT);
            default -> false;
        };
    }
}
