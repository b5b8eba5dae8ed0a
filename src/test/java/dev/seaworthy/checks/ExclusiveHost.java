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
 * Marks checks that measure, or put the stack under load: no other check runs at the same time, not even one of
 * {@link Variants}, which would compete for the CPUs.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(StackExtension.class)
@ResourceLock(value = StackExtension.STACK, mode = ResourceAccessMode.READ_WRITE)
@ResourceLock(value = StackExtension.VARIANT, mode = ResourceAccessMode.READ_WRITE)
public @interface ExclusiveHost {}
