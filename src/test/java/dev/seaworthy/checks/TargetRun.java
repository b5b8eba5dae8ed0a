package dev.seaworthy.checks;

import dev.seaworthy.probe.http.Exchanges;
import dev.seaworthy.probe.http.Http;
import dev.seaworthy.probe.http.ListedMessages;
import dev.seaworthy.probe.http.Target;
import dev.seaworthy.probe.http.TargetEdge;
import dev.seaworthy.report.AllureEnvironment;
import java.nio.file.Path;

/** A run that judges a deployment from outside. It starts nothing. */
record TargetRun(Target target) {
    /** Describes the target in the report, once for the run. */
    TargetRun {
        AllureEnvironment.write(target, Path.of(System.getProperty("allure.results.directory")));
    }

    Clients clients(Exchanges exchanges) {
        TargetEdge edge = new TargetEdge(target, System.getProperty("overlays", ""));
        return new Clients(
                edge,
                exchanges,
                new ListedMessages(new Http(edge, exchanges)),
                new ObservedNames(target, SharedStack.contract()));
    }
}
