package dev.seaworthy.aws.projection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The contract of the deployment, without what exists on AWS only, and with what exists in the projection only. */
final class ProjectedContract {
    private ProjectedContract() {}

    /** @param contract as YAML has it */
    static Map<String, Object> of(Map<?, ?> contract, List<EcsService> services) {
        Map<String, Object> projected = new LinkedHashMap<>();
        contract.forEach((key, value) -> {
            if (!key.toString().startsWith("x-")) {
                projected.put(key.toString(), value);
            }
        });
        Map<String, Object> all = new LinkedHashMap<>();
        ((Map<?, ?>) contract.get("services")).forEach((name, promises) -> all.put(name.toString(), promises));
        services.stream()
                .filter(service -> !service.prepare().isMissingNode())
                .forEach(service -> all.put(service.name() + "-prepare", job()));
        projected.put("services", all);
        return projected;
    }

    private static Map<String, Object> job() {
        Map<String, Object> job = new LinkedHashMap<>();
        job.put("replicas", 1);
        job.put("completes", true);
        return job;
    }
}
