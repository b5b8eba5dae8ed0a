package dev.seaworthy.aws.deployment;

import java.util.Arrays;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecs.AwsLogDriverMode;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The log groups, one for each service. */
final class Logs {
    private final Construct scope;
    private final RetentionDays retention;
    private final RemovalPolicy removal;

    Logs(Construct scope, Parameters parameters) {
        this.scope = scope;
        this.retention = retention(parameters.logDays());
        this.removal = parameters.protect() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }

    LogGroup group(String id) {
        return LogGroup.Builder.create(scope, id)
                .retention(retention)
                .removalPolicy(removal)
                .build();
    }

    /** Non-blocking: an application does not wait for CloudWatch, and loses lines instead if it is unavailable. */
    LogDriver driver(LogGroup group, String container) {
        return LogDriver.awsLogs(AwsLogDriverProps.builder()
                .logGroup(group)
                .streamPrefix(container)
                .mode(AwsLogDriverMode.NON_BLOCKING)
                .build());
    }

    private static RetentionDays retention(int days) {
        return Arrays.stream(RetentionDays.values())
                .filter(retention -> days(retention) == days)
                .findFirst()
                .orElseThrow();
    }

    private static int days(RetentionDays retention) {
        return switch (retention) {
            case ONE_DAY -> 1;
            case THREE_DAYS -> 3;
            case FIVE_DAYS -> 5;
            case ONE_WEEK -> 7;
            case TWO_WEEKS -> 14;
            case ONE_MONTH -> 30;
            case TWO_MONTHS -> 60;
            case THREE_MONTHS -> 90;
            case SIX_MONTHS -> 180;
            case ONE_YEAR -> 365;
            default -> 0;
        };
    }
}
