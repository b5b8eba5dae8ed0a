package dev.seaworthy.aws.reachability.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The connections that a deployment must permit.
 *
 * @param zones the number of availability zones in which each service, load balancer and store has an interface
 * @param services names of what the contract promises replicas of
 * @param resources logical ids of resources by their name in the contract; ECS services have the names of their
 *     essential containers
 * @param loadBalancers by name
 * @param promises all connections, also those to and from load balancers
 * @param widerRules exemptions from the obligation that no rule permits more than the promises
 */
public record Contract(
        int zones,
        List<String> services,
        Map<String, String> resources,
        Map<String, LoadBalancerPromise> loadBalancers,
        List<Promise> promises,
        List<WiderRule> widerRules) {
    public Contract {
        services = List.copyOf(services);
        resources = new LinkedHashMap<>(resources);
        loadBalancers = new LinkedHashMap<>(loadBalancers);
        promises = List.copyOf(promises);
        widerRules = List.copyOf(widerRules);
    }
}
