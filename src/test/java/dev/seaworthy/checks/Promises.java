package dev.seaworthy.checks;

import dev.seaworthy.contract.ContractFile;
import dev.seaworthy.contract.Service;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The rows of the contract, for checks that are one test a row. Known without a stack being started. */
public final class Promises {
    private Promises() {}

    /** A service's name and how many replicas of it there are. */
    public static final class Replicas implements ArgumentsProvider {
        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext check) {
            return services()
                    .map(service ->
                            Arguments.of(service.getKey(), service.getValue().replicas()));
        }
    }

    /** A service's name and where its replicas answer. */
    public static final class Endpoints implements ArgumentsProvider {
        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext check) {
            return services()
                    .flatMap(service -> service.getValue().answers().stream()
                            .map(endpoint -> Arguments.of(service.getKey(), endpoint)));
        }
    }

    /** A service's name and a port that it publishes. */
    public static final class PublishedPorts implements ArgumentsProvider {
        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext check) {
            return services()
                    .flatMap(service ->
                            service.getValue().publishes().stream().map(port -> Arguments.of(service.getKey(), port)));
        }
    }

    private static Stream<Map.Entry<String, Service>> services() {
        return ContractFile.read(SharedStack.DIRECTORY.resolve("contract.yaml")).services().entrySet().stream();
    }
}
