package dev.seaworthy.checks;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.Service;
import dev.seaworthy.contract.yaml.ContractFile;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The rows of the contract, for checks that are one test a row. Known without a stack being started. */
public final class ContractArguments {
    private ContractArguments() {}

    /** A service's name and how many replicas of it there are; not of those that complete. */
    public static final class Replicas extends Rows {
        Replicas() {
            super(service -> service.promises().completes()
                    ? Stream.empty()
                    : Stream.of(service.promises().replicas()));
        }
    }

    /** A service's name and how many replicas of it there are, where there are several. */
    public static final class ReplicatedServices extends Rows {
        ReplicatedServices() {
            super(service -> service.promises().replicas() > 1
                    ? Stream.of(service.promises().replicas())
                    : Stream.empty());
        }
    }

    /** The name of every service that lives on. */
    public static final class Services extends Rows {
        Services() {
            super(service -> service.promises().completes() ? Stream.empty() : Stream.of(NO_VALUE));
        }
    }

    /**
     * The name of a service that lives on and is kept from what is not part of the stack, if anything is promised of
     * networks.
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

    /** The name of a service that does its work and ends. */
    public static final class OneShotServices extends Rows {
        OneShotServices() {
            super(service -> service.promises().completes() ? Stream.of(NO_VALUE) : Stream.empty());
        }
    }

    /** A service's name and where its replicas answer. */
    public static final class Endpoints extends Rows {
        Endpoints() {
            super(service -> service.promises().answers().stream());
        }
    }

    /** A service's name and a port that it publishes. */
    public static final class PublishedPorts extends Rows {
        PublishedPorts() {
            super(service -> service.promises().publishes().stream());
        }
    }

    /** A service's name and its limits. */
    public static final class Limits extends Rows {
        Limits() {
            super(service -> service.promises().limits().stream());
        }
    }

    /** A service's name and its restart policy. */
    public static final class RestartPolicies extends Rows {
        RestartPolicies() {
            super(service -> service.promises().restart().stream());
        }
    }

    /** A service's name and how fast its health check notices. */
    public static final class HealthChecks extends Rows {
        HealthChecks() {
            super(service -> service.promises().health().stream());
        }
    }

    /** A service's name and one that was healthy, or had done its work, before it was started. */
    public static final class Dependencies extends Rows {
        Dependencies() {
            super(service -> service.promises().after().stream());
        }
    }

    /** The name of a service that comes after no other, and before some. */
    public static final class DependencyRoots extends Rows {
        DependencyRoots() {
            super(service -> service.promises().after().isEmpty()
                            && !service.promises().completes()
                            && !service.contract().following(service.name()).isEmpty()
                    ? Stream.of(NO_VALUE)
                    : Stream.empty());
        }
    }

    /** A service's name and a directory whose content survives its containers. */
    public static final class PersistentPaths extends Rows {
        PersistentPaths() {
            super(service -> service.promises().keeps().stream());
        }
    }

    /** A service's name and a directory that is memory. */
    public static final class Tmpfs extends Rows {
        Tmpfs() {
            super(service -> service.promises().forgets().stream());
        }
    }

    /** The name of a service of which there can only be one. */
    public static final class Singletons extends Rows {
        Singletons() {
            super(service -> service.promises().singleton() ? Stream.of(NO_VALUE) : Stream.empty());
        }
    }

    /**
     * A service's name and something that it does without, exempt or not; one that has ended has no process to look at.
     */
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

    /** What rows are made of. */
    private record Named(String name, Service promises, Contract contract) {}

    /** A row has the service's name, and one promise if there is more to say. */
    private abstract static class Rows implements ArgumentsProvider {
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

    private static Contract contract(ExtensionContext check) {
        return PreStartedStack.mutant(check)
                .orElseGet(() -> ContractFile.read(SharedStack.DIRECTORY.resolve("contract.yaml")));
    }
}
