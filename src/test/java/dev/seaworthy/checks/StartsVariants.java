package dev.seaworthy.checks;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Marks checks that start {@link Variants} of the stack, and neither change nor depend on the shared one. They run one
 * after another, since an engine has room for some thirty networks only.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(StackExtension.class)
@ResourceLock(value = StackExtension.VARIANT, mode = ResourceAccessMode.READ_WRITE)
public @interface StartsVariants {}
