package dev.seaworthy.checks;

import dev.seaworthy.contract.DataFault;
import dev.seaworthy.contract.DataFault.Kind;
import dev.seaworthy.contract.Survival;
import java.util.stream.Stream;

/**
 * Provides the promises about counters, data and the ports of stores as rows of parameterized checks. Needs no running
 * stack.
 */
public final class DataArguments {
    private DataArguments() {}

    /** A service's name and its counter. */
    public static final class Counters extends ContractArguments.Rows {
        Counters() {
            super(service -> service.promises().counter().stream());
        }
    }

    /** A service's name, and from how many instances the responses of its counter come. */
    public static final class Spreads extends ContractArguments.Rows {
        Spreads() {
            super(service -> service.promises().counter().stream().flatMap(counter -> counter.spread().stream()));
        }
    }

    /** The name of a service with a counter, and a fault while no requests are sent. */
    public static final class FaultsBetweenRequests extends ContractArguments.Rows {
        FaultsBetweenRequests() {
            super(service -> faults(service).filter(fault -> fault.kind() != Kind.REPLICA_LOSS));
        }
    }

    /** The name of a service with a counter, and a fault while clients send requests. */
    public static final class FaultsUnderLoad extends ContractArguments.Rows {
        FaultsUnderLoad() {
            super(service -> faults(service).filter(fault -> fault.kind() == Kind.REPLICA_LOSS));
        }
    }

    /** Data that must still be there after a fault. */
    public record SurvivedFault(Survival survival, DataFault fault) {
        @Override
        public String toString() {
            return "%s after %s".formatted(survival, fault);
        }
    }

    /** A service's name, and a {@link SurvivedFault}. */
    public static final class SurvivedFaults extends ContractArguments.Rows {
        SurvivedFaults() {
            super(service -> service.promises().survives().stream()
                    .flatMap(survival -> survival.over().stream()
                            .map(fault -> new SurvivedFault(survival, fault.by(service.name())))));
        }
    }

    /** A service's name and a TCP port at which its containers accept connections. */
    public static final class TcpPorts extends ContractArguments.Rows {
        TcpPorts() {
            super(service -> service.promises().tcp().stream());
        }
    }

    private static Stream<DataFault> faults(ContractArguments.Named service) {
        return service.promises().counter().stream()
                .flatMap(counter -> counter.keptAfter().stream())
                .map(fault -> fault.by(service.name()));
    }
}
