package dev.seaworthy.report;

import io.qameta.allure.LabelAnnotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The ids of the requirements that a check proves, such as {@code COMPOSE-01}. They group the Behaviors tab of the
 * report.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@LabelAnnotation(name = RequirementLabels.ID)
public @interface Requirement {
    String[] value();
}
