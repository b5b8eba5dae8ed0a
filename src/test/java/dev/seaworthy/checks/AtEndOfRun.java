package dev.seaworthy.checks;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks checks that judge the stack after everything else that a run does to it: they wait until all other checks have
 * ended. Meanwhile they lock nothing, since others need the stack.
 *
 * <p>Such a class has the order {@link #LAST} and no other class has it, so that it is the last one also without
 * parallel execution; with it, the class occupies a thread while it waits, which {@link Parallelism} adds.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(OtherChecks.Wait.class)
@ExtendWith(StackExtension.class)
public @interface AtEndOfRun {
    /** For {@code @Order} of a class that is {@code @AtEndOfRun}. */
    int LAST = Integer.MAX_VALUE;

    /** For {@code @Order} of a class that waits for nothing, and before which others save time. */
    int LATE = LAST - 1;
}
