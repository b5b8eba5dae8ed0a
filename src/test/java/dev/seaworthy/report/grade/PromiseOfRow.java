package dev.seaworthy.report.grade;

import static java.util.Map.entry;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.report.RunRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The promise to which each row of a platform check belongs: {@code SERVICE.KEY}, or a key of the contract. A row that
 * needs no key of its own belongs to the one that it is most about, so that every row belongs to a promise.
 */
final class PromiseOfRow {
    /** The subject at the beginning of a row, which JUnit may quote: the service, or the name of a secret. */
    private static final Pattern SUBJECT = Pattern.compile("\"?(?<subject>[\\w.-]*).*", Pattern.DOTALL);

    private interface Promised {
        Stream<String> by(String subject, Contract contract);
    }

    /** By check; by check and method where the methods of a check belong to different promises. */
    private static final Map<String, Promised> PROMISED = Map.ofEntries(
            entry("BindAddressCheck", ofContract("hardened")),
            entry("CounterCheck", ofService("counter")),
            entry("CounterFaultsCheck", ofService("counter")),
            entry("EndOfRunCheck", ofService("replicas")),
            entry("EndOfRunCheck.every_replica_responds_to_a_direct_request_after_all_faults", ofService("http")),
            entry("EngineRestartCheck", ofService("restart")),
            entry("EnvironmentCheck", ofService("environment")),
            entry("ExitCodeCheck", ofService("restart")),
            entry("FrozenCheck", ofService("health")),
            entry("HardeningCheck", ofContract("hardened")),
            entry("HealthCheck", ofContract("healthy-within")),
            entry("HealthCheck.a_one_shot_service_exits_with_0", ofService("completes")),
            entry("HealthCheck.every_container_belongs_to_a_service_of_the_contract", ofContract("services")),
            entry("HealthCheck.every_container_is_running_and_healthy", ofService("health")),
            entry("ImageCheck", ofService("image")),
            entry("LimitsCheck", ofService("limits")),
            entry("LimitsSettingCheck", ofService("limits")),
            entry("NetworkIsolationCheck", ofContract("networks")),
            entry(
                    "NetworkIsolationCheck.a_service_reaches_its_promised_targets_and_no_service_outside_its_networks",
                    PromiseOfRow::reachesAndNetworks),
            entry("PersistentPathsCheck", ofService("persistent-paths")),
            entry("PublishedHttpCheck", ofService("http")),
            entry("PublishedPortsCheck", ofService("publishes")),
            entry("ReplicasCheck", ofService("replicas")),
            entry("ReplicasCheck.every_replica_responds_to_a_direct_request", ofService("http")),
            entry("RefusedScalingCheck", scalableOr("singleton")),
            entry("RestartCheck", ofService("restart")),
            entry("ScalingCheck", scalableOr("replicas")),
            entry("SecretsCheck", ofContract("secrets")),
            entry("SingletonCheck", ofService("singleton")),
            entry("StartCheck", ofContract("services")),
            entry("StartOrderCheck", ofService("depends-on")),
            entry(
                    "StartOrderCheck.dependents_of_the_unhealthy_service_are_not_started_and_Compose_reports_it",
                    PromiseOfRow::dependsOnOfDependents),
            entry("SurvivalCheck", ofService("survives")),
            entry("TcpPortsCheck", ofService("tcp")),
            entry("TmpfsCheck", ofService("tmpfs")),
            entry("UserCheck", ofService("user")));

    private PromiseOfRow() {}

    /** @return the promises that the row is about; none for a check that does not judge a contract */
    static List<String> of(RunRow row, Contract contract) {
        Matcher subject = SUBJECT.matcher(row.row());
        String name = subject.matches() ? subject.group("subject") : "";
        return Optional.ofNullable(PROMISED.get(row.check() + "." + row.method()))
                .or(() -> Optional.ofNullable(PROMISED.get(row.check())))
                .map(promised -> promised.by(name, contract).toList())
                .orElse(List.of());
    }

    private static Promised ofContract(String key) {
        return (subject, contract) -> Stream.of(key);
    }

    /** If a check failed before its rows began, the row names no service: it is about the key of every service. */
    private static Promised ofService(String key) {
        return (subject, contract) -> contract.services().containsKey(subject)
                ? Stream.of(subject + "." + key)
                : contract.services().keySet().stream().map(service -> service + "." + key);
    }

    /** A service that has no key of its own for the row is scalable, or not, because of the other key. */
    private static Promised scalableOr(String other) {
        return (service, contract) -> {
            boolean own = contract.services().containsKey(service)
                    && contract.services().get(service).scalable().isPresent();
            return ofService(own ? "scalable" : other).by(service, contract);
        };
    }

    /** The row does not say which of both a violation breaks. */
    private static Stream<String> reachesAndNetworks(String service, Contract contract) {
        return contract.services().containsKey(service)
                        && !contract.services().get(service).reaches().isEmpty()
                ? Stream.of("networks", service + ".reaches")
                : Stream.of("networks");
    }

    /** Such a row is about the service that is kept unhealthy, which depends on nothing itself. */
    private static Stream<String> dependsOnOfDependents(String service, Contract contract) {
        return contract.dependentsOf(service).stream().map(dependent -> dependent + ".depends-on");
    }
}
