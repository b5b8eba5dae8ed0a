package dev.seaworthy.docker;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.contract.Service;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract of a stack whose services may have more replicas than the contract says: with as many as they start. */
public final class DeployedContract {
    private DeployedContract() {}

    /** If Compose rejects the files, the contract stays as it is: the start reports the reason. */
    public static Contract of(Contract contract, Path stack, Path... overlays) {
        if (contract.services().values().stream().noneMatch(Service::orMore)) {
            return contract;
        }
        try {
            Path directory = stack.toAbsolutePath().normalize();
            String model = new ComposeConfig(new Shell(), directory).model(List.of(overlays));
            JsonNode services = JsonMapper.shared().readTree(model).path("services");
            return contract.deployed(service -> PublishedRange.replicas(services.path(service)));
        } catch (InvalidComposeFileException e) {
            return contract;
        }
    }
}
