package dev.seaworthy.aws.deployment;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecs.AwsLogDriverMode;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The log groups, one for each service. */
final class Logs {
    private static final SortedMap<Integer, RetentionDays> RETENTIONS = retentions();

    private final Construct scope;
    private final RetentionDays retention;
    private final RemovalPolicy removal;

    Logs(Construct scope, Parameters parameters) {
        this.scope = scope;
        this.retention = RETENTIONS.get(parameters.logDays());
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

    /** The periods that CloudWatch accepts, in days. */
    static Set<Integer> periods() {
        return RETENTIONS.keySet();
    }

    private static SortedMap<Integer, RetentionDays> retentions() {
        SortedMap<Integer, RetentionDays> retentions = new TreeMap<>();
        retentions.put(1, RetentionDays.ONE_DAY);
        retentions.put(3, RetentionDays.THREE_DAYS);
        retentions.put(5, RetentionDays.FIVE_DAYS);
        retentions.put(7, RetentionDays.ONE_WEEK);
        retentions.put(14, RetentionDays.TWO_WEEKS);
        retentions.put(30, RetentionDays.ONE_MONTH);
        retentions.put(60, RetentionDays.TWO_MONTHS);
        retentions.put(90, RetentionDays.THREE_MONTHS);
        retentions.put(180, RetentionDays.SIX_MONTHS);
        retentions.put(365, RetentionDays.ONE_YEAR);
        return retentions;
    }
}
