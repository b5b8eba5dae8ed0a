package dev.seaworthy.aws.reachability.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/**
 * The resources of a CloudFormation stack: they give everything in the account the names that it has in the template.
 */
final class StackResources {
    private final Map<String, StackResourceSummary> byPhysicalId = new LinkedHashMap<>();

    StackResources(CloudFormationClient client, String stack) {
        client.listStackResourcesPaginator(request -> request.stackName(stack))
                .stackResourceSummaries()
                .forEach(resource -> byPhysicalId.put(resource.physicalResourceId(), resource));
    }

    /** @return the logical id of a resource of the stack; the id itself if it is none */
    String name(String physicalId) {
        StackResourceSummary resource = byPhysicalId.get(physicalId);
        return resource == null ? physicalId : resource.logicalResourceId();
    }

    /** @return the physical ids of the resources of a type */
    List<String> ofType(String type) {
        return byPhysicalId.values().stream()
                .filter(resource -> resource.resourceType().equals(type))
                .map(StackResourceSummary::physicalResourceId)
                .toList();
    }
}
