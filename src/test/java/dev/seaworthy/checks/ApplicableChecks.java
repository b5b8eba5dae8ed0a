package dev.seaworthy.checks;

import dev.seaworthy.docker.StackUnderTest;
import dev.seaworthy.probe.http.Target;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * Leaves out the checks of our application if another stack is checked, so that its report has the rows of its contract
 * only, and those of a deployment elsewhere if the run has none. JUnit loads it through {@code META-INF/services}.
 */
public final class ApplicableChecks implements PostDiscoveryFilter {
    private static final String PRODUCT = ApplicableChecks.class.getPackageName() + ".product.";
    private static final String TARGET = ApplicableChecks.class.getPackageName() + ".target.";

    /** JUnit leaves out what is excluded and has no children: every method, and then its class. */
    @Override
    public FilterResult apply(TestDescriptor test) {
        boolean otherStack = !StackUnderTest.IS_OURS
                && test.getSource().map(ApplicableChecks::isOfProduct).orElse(false);
        boolean noTarget = Target.ofRun().isEmpty()
                && test.getSource().map(ApplicableChecks::isOfTarget).orElse(false);
        return FilterResult.includedIf(!otherStack && !noTarget);
    }

    static boolean isOfProduct(TestSource source) {
        return className(source).startsWith(PRODUCT);
    }

    static boolean isOfTarget(TestSource source) {
        return className(source).startsWith(TARGET);
    }

    private static String className(TestSource source) {
        return switch (source) {
            case ClassSource type -> type.getClassName();
            case MethodSource method -> method.getClassName();
            default -> "";
        };
    }
}
