package dev.seaworthy.checks;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks checks that judge the stack after everything else that a run does to it: they wait until all other checks have
 * ended. Meanwhile they lock nothing, since others need the stack.
 *
 * <p>They have the order {@link #LAST}, and no other class has it: without parallel execution they are the last ones,
 * and wait for nothing. With it, such a class occupies a thread while it waits, which {@link Parallelism} adds.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Order(AtEndOfRun.LAST)
@ExtendWith(OtherChecks.Wait.class)
@ExtendWith(StackExtension.class)
public @interface AtEndOfRun {
    /** The order of these classes. */
    int LAST = Integer.MAX_VALUE;

    /** For {@code @Order} of a class that should be one of the last to save time. */
    int LATE = LAST - 1;
}
