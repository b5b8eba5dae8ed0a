package dev.seaworthy.aws.reachability.template;

import java.util.List;

/** Reports the resources whose connections the check does not know. */
record UnknownResources(List<Resource> resources, Problems problems) {
    void report() {
        resources.forEach(resource -> problems.read(resource, this::report));
    }

    private Resource report(Resource resource) {
        switch (resource.type()) {
            case "AWS::Lambda::Function" -> {
                if (resource.get("VpcConfig").isPresent()) {
                    problems.add(
                            resource.id(),
                            "a Lambda function in a VPC has network interfaces; the check does not read them");
                }
            }
            case "AWS::EC2::EIP" -> {
                if (resource.get("InstanceId").isPresent()) {
                    problems.add(
                            resource.id(), "it gives an instance a public address; the check does not read instances");
                }
            }
            default -> {
                if (!ResourceTypes.areRead(resource.type()) && !ResourceTypes.haveNoInterface(resource.type())) {
                    problems.add(
                            resource.id(),
                            "the check does not know the type %s, which may have network interfaces or change rules"
                                    .formatted(resource.type()));
                }
            }
        }
        return resource;
    }
}
