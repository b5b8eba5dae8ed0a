package dev.seaworthy.checks;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.Hardening;
import dev.seaworthy.contract.PublishedPort;
import dev.seaworthy.contract.Service;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Provides the promises of the contract as rows of parameterized checks. Needs no running stack. */
public final class ContractArguments {
    private ContractArguments() {}

    /** A service's name and its number of replicas; one-shot services are left out. */
    public static final class Replicas extends Rows {
        Replicas() {
            super(service -> service.promises().completes()
                    ? Stream.empty()
                    : Stream.of(service.promises().replicas()));
        }
    }

    /** A service's name and its number of replicas, for services that can be scaled by one. */
    public static final class ScalableServices extends Rows {
        ScalableServices() {
            super(service -> service.promises().mustScale()
                    ? Stream.of(service.promises().replicas())
                    : Stream.empty());
        }
    }

    /** A service's name and its number of replicas, for services that Compose refuses to scale. */
    public static final class UnscalableServices extends Rows {
        UnscalableServices() {
            super(service -> service.promises().mustNotScale()
                    ? Stream.of(service.promises().replicas())
                    : Stream.empty());
        }
    }

    /** The name of every long-running service. */
    public static final class Services extends Rows {
        Services() {
            super(service -> service.promises().completes() ? Stream.empty() : Stream.of(NO_VALUE));
        }
    }

    /**
     * The name of every long-running service that is on internal networks only; none if the contract has no networks.
     */
    public static final class InternalServices extends Rows {
        InternalServices() {
            super(service -> service.promises().completes()
                            || service.contract().networks().isEmpty()
                            || service.contract().leadsOutside(service.name())
                    ? Stream.empty()
                    : Stream.of(NO_VALUE));
        }
    }

    /** The name of every one-shot service. */
    public static final class OneShotServices extends Rows {
        OneShotServices() {
            super(service -> service.promises().completes() ? Stream.of(NO_VALUE) : Stream.empty());
        }
    }

    /** A service's name and a request that each of its replicas answers. */
    public static final class HttpPromises extends Rows {
        HttpPromises() {
            super(service -> service.promises().http().stream());
        }
    }

    /** A service's name and a request that each of its replicas answers at a port that is published on the host. */
    public static final class PublishedHttp extends Rows {
        PublishedHttp() {
            super(service -> service.promises().http().stream()
                    .filter(promise -> service.promises()
                            .publishedPorts()
                            .contains(new PublishedPort(promise.port(), PublishedPort.Protocol.TCP))));
        }
    }

    /** A service's name and a port that it publishes. */
    public static final class PublishedPorts extends Rows {
        PublishedPorts() {
            super(service -> service.promises().publishedPorts().stream());
        }
    }

    /** A service's name and a port that it publishes, if ports are promised to be reachable on this host only. */
    public static final class LoopbackPorts extends Rows {
        LoopbackPorts() {
            super(service -> service.contract().hardened().contains(Hardening.LOOPBACK_ONLY)
                    ? service.promises().publishedPorts().stream()
                    : Stream.empty());
        }
    }

    /** A service's name and a TCP port that it publishes. */
    public static final class PublishedTcpPorts extends Rows {
        PublishedTcpPorts() {
            super(service -> service.promises().publishedPorts().stream().filter(port -> !port.isUdp()));
        }
    }

    /** A service's name and a UDP port that it publishes. */
    public static final class PublishedUdpPorts extends Rows {
        PublishedUdpPorts() {
            super(service -> service.promises().publishedPorts().stream().filter(PublishedPort::isUdp));
        }
    }

    /** A service's name and its restart policy. */
    public static final class RestartPolicies extends Rows {
        RestartPolicies() {
            super(service -> service.promises().restart().stream());
        }
    }

    /** A long-running service's name and its restart policy. */
    public static final class RestartsOfReplicas extends Rows {
        RestartsOfReplicas() {
            super(service -> service.promises().completes() ? Stream.empty() : service.promises().restart().stream());
        }
    }

    /** The name and the restart policy of a long-running service whose memory is limited. */
    public static final class RestartsOutOfMemory extends Rows {
        RestartsOutOfMemory() {
            super(service -> service.promises().completes()
                            || service.promises()
                                    .limits()
                                    .flatMap(limits -> limits.memory())
                                    .isEmpty()
                    ? Stream.empty()
                    : service.promises().restart().stream());
        }
    }

    /** A service's name and the time limits of its health check. */
    public static final class HealthChecks extends Rows {
        HealthChecks() {
            super(service -> service.promises().health().stream());
        }
    }

    /** A service's name and one of its dependencies, which is healthy, or has completed, before the service starts. */
    public static final class Dependencies extends Rows {
        Dependencies() {
            super(service -> service.promises().dependsOn().stream());
        }
    }

    /** The name of every long-running service that has dependents but no dependencies. */
    public static final class DependencyRoots extends Rows {
        DependencyRoots() {
            super(service -> service.promises().dependsOn().isEmpty()
                            && !service.promises().completes()
                            && !service.contract().dependentsOf(service.name()).isEmpty()
                    ? Stream.of(NO_VALUE)
                    : Stream.empty());
        }
    }

    /** A service's name and a directory whose content survives its containers. */
    public static final class PersistentPaths extends Rows {
        PersistentPaths() {
            super(service -> service.promises().persistentPaths().stream());
        }
    }

    /** A service's name and one of its tmpfs mounts. */
    public static final class Tmpfs extends Rows {
        Tmpfs() {
            super(service -> service.promises().tmpfs().stream());
        }
    }

    /** A service's name and its required and forbidden environment variables. */
    public static final class Environments extends Rows {
        Environments() {
            super(service -> service.promises().environment().stream());
        }
    }

    /** The name of every service whose image is pinned. */
    public static final class PinnedImages extends Rows {
        PinnedImages() {
            super(service -> service.promises().image().map(pinned -> NO_VALUE).stream());
        }
    }

    /** The name of every long-running service and its user. */
    public static final class Users extends Rows {
        Users() {
            super(service -> service.promises().completes() ? Stream.empty() : service.promises().user().stream());
        }
    }

    /** The name of every singleton service. */
    public static final class Singletons extends Rows {
        Singletons() {
            super(service -> service.promises().singleton() ? Stream.of(NO_VALUE) : Stream.empty());
        }
    }

    /** A service's name and a hardening, exempt or not; an exited one-shot service has no process to inspect. */
    public static final class Hardenings extends Rows {
        Hardenings() {
            super(service -> service.promises().completes()
                    ? Stream.empty()
                    : service.contract().hardened().stream().sorted());
        }
    }

    /** The name of a secret. */
    public static final class Secrets implements ArgumentsProvider {
        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext check) {
            return contract(check).secrets().keySet().stream().map(Arguments::of);
        }
    }

    /** A service, its name and its contract. */
    record Named(String name, Service promises, Contract contract) {}

    /** Each row has the service's name and, unless it is {@link #NO_VALUE}, one promise. */
    abstract static class Rows implements ArgumentsProvider {
        static final Object NO_VALUE = new Object();

        private final Function<Named, Stream<?>> promised;

        Rows(Function<Named, Stream<?>> promised) {
            this.promised = promised;
        }

        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext check) {
            Contract contract = contract(check);
            return contract.services().entrySet().stream()
                    .map(service -> new Named(service.getKey(), service.getValue(), contract))
                    .flatMap(service -> promised.apply(service)
                            .map(promise -> promise == NO_VALUE
                                    ? Arguments.of(service.name())
                                    : Arguments.of(service.name(), promise)));
        }
    }

    /** @return the contract that the check judges by */
    public static Contract contract(ExtensionContext check) {
        return PreStartedStack.mutant(check).orElseGet(SharedStack::contract);
    }
}
