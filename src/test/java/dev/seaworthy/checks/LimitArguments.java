package dev.seaworthy.checks;

import dev.seaworthy.contract.Limits;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Provides the promises about resources as rows of parameterized checks. Needs no running stack. */
public final class LimitArguments {
    private LimitArguments() {}

    /** A service's name and its limits. */
    public static final class OfServices extends ContractArguments.Rows {
        OfServices() {
            super(service -> service.promises().limits().stream());
        }
    }

    /** A long-running service's name and its limits: the containers of others have no control group any more. */
    public static final class OfReplicas extends ContractArguments.Rows {
        OfReplicas() {
            super(service -> ofReplicas(service, Optional::of));
        }
    }

    /** A long-running service's name and its number of CPUs, if CPU time is limited. */
    public static final class Cpus extends ContractArguments.Rows {
        Cpus() {
            super(service -> ofReplicas(service, Limits::cpus));
        }
    }

    /** A long-running service's name and its memory, if it is limited. */
    public static final class Memory extends ContractArguments.Rows {
        Memory() {
            super(service -> ofReplicas(service, Limits::memory));
        }
    }

    /** A long-running service's name and its number of processes, if it is limited. */
    public static final class Processes extends ContractArguments.Rows {
        Processes() {
            super(service -> ofReplicas(service, Limits::pids));
        }
    }

    private static Stream<?> ofReplicas(ContractArguments.Named service, Function<Limits, Optional<?>> limit) {
        return service.promises().completes() ? Stream.empty() : service.promises().limits().flatMap(limit).stream();
    }
}
