package dev.seaworthy.aws.deployment;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.LogQueryVisualizationType;
import software.amazon.awscdk.services.cloudwatch.LogQueryWidget;
import software.constructs.Construct;

/**
 * A dashboard in CloudWatch with what GoAccess and cAdvisor show of the Compose stack: requests, and the resources of
 * the services and stores.
 */
final class Observability {
    private static final int HALF = 12;

    Observability(Construct scope, LoadBalancers balancers, Stores stores, List<Service> services) {
        Service edge = services.stream()
                .filter(service -> service.tier() == Tier.EDGE)
                .findFirst()
                .orElseThrow();
        Dashboard dashboard = Dashboard.Builder.create(scope, "Dashboard").build();
        dashboard.addWidgets(
                query(
                        edge,
                        "Requests per minute by status",
                        "stats sum(status < 400) as success, sum(status >= 400 and status < 500) as client_error, sum(status >= 500) as server_error by bin(1m)"),
                query(
                        edge,
                        "Request time in seconds",
                        "stats pct(request_time, 50) as p50, pct(request_time, 99) as p99 by bin(1m)"));
        dashboard.addWidgets(
                graph(
                        "CPU of the services",
                        services.stream().map(service -> service.construct().metricCpuUtilization())),
                graph(
                        "Memory of the services",
                        services.stream().map(service -> service.construct().metricMemoryUtilization())));
        dashboard.addWidgets(
                graph(
                        "Connections",
                        Stream.of(
                                balancers.publicLb().getMetrics().activeFlowCount(),
                                balancers.internalLb().getMetrics().activeFlowCount(),
                                stores.database().metricDatabaseConnections())),
                graph(
                        "CPU and free storage of the database",
                        Stream.of(
                                stores.database().metricCPUUtilization(),
                                stores.database().metricFreeStorageSpace())));
        CfnOutput.Builder.create(scope, "DashboardName")
                .value(dashboard.getDashboardName())
                .build();
    }

    private static IWidget query(Service service, String title, String statistics) {
        return LogQueryWidget.Builder.create()
                .title(title)
                .logGroupNames(List.of(service.log().getLogGroupName()))
                .queryLines(List.of("filter ispresent(request_id)", statistics))
                .view(LogQueryVisualizationType.LINE)
                .width(HALF)
                .build();
    }

    private static IWidget graph(String title, Stream<? extends IMetric> metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .left(metrics.map(IMetric.class::cast).toList())
                .width(HALF)
                .build();
    }
}
