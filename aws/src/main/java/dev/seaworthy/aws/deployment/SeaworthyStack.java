package dev.seaworthy.aws.deployment;

import dev.seaworthy.aws.deployment.ServiceSpec.Kind;
import dev.seaworthy.aws.deployment.ServiceSpec.Size;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ecs.CloudMapNamespaceOptions;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.amazon.awscdk.services.ecs.Secret;
import software.constructs.Construct;
import software.constructs.Node;

/** The whole deployment. Its names are chosen by CloudFormation, so that an account can have several of them. */
public final class SeaworthyStack extends Stack {
    private static final int API_LBS = 2;

    private final Parameters parameters;
    private final Stores stores;
    private final LoadBalancers balancers;
    private final ServiceFactory services;

    public SeaworthyStack(Construct scope, String id, Parameters parameters) {
        super(
                scope,
                id,
                StackProps.builder().terminationProtection(parameters.protect()).build());
        this.parameters = parameters;
        Logs logs = new Logs(this, parameters);
        Network network = new Network(this, parameters, logs.group("RejectedConnections"));
        SecurityGroups groups = new SecurityGroups(this, network.vpc());
        network.addEndpoints(groups);
        stores = new Stores(this, network.vpc(), groups, parameters);
        balancers = new LoadBalancers(this, network.vpc(), groups, parameters.protect());
        Cluster cluster = Cluster.Builder.create(this, "Cluster")
                .vpc(network.vpc())
                .containerInsightsV2(ContainerInsights.ENHANCED)
                .defaultCloudMapNamespace(CloudMapNamespaceOptions.builder()
                        .name(parameters.namespace())
                        .build())
                .build();
        services = new ServiceFactory(this, cluster, groups, logs, new Images(this, parameters));
        new Observability(this, balancers, stores, services(network, groups));
        CfnOutput.Builder.create(this, "Url").value(url()).build();
        CfnOutput.Builder.create(this, "Frontends")
                .value(String.valueOf(parameters.frontends()))
                .build();
        CfnOutput.Builder.create(this, "Apis")
                .value(String.valueOf(parameters.apis()))
                .build();
        CfnOutput.Builder.create(this, "Address")
                .description("the target of the DNS records of the domain and its subdomains")
                .value(balancers.publicLb().getLoadBalancerDnsName())
                .build();
    }

    private List<Service> services(Network network, SecurityGroups groups) {
        Service messages = services.create(new ServiceSpec(Tier.MESSAGES, Kind.REDIS, 1, new Size(512, 1024, 256), 6379)
                .discoverable()
                .secret("MESSAGES_PASSWORD", Secret.fromSecretsManager(stores.messagesPassword()))
                .files(stores.files(), stores.messagesData()));
        Service cache = services.create(new ServiceSpec(Tier.CACHE, Kind.REDIS, 1, new Size(256, 512, 128), 6379)
                .discoverable()
                .secret("CACHE_PASSWORD", Secret.fromSecretsManager(stores.cachePassword())));
        Service api = services.create(api());
        Service apiLb = services.create(new ServiceSpec(Tier.API_LB, Kind.NGINX, API_LBS, new Size(256, 512, 64), 80));
        Service frontend = services.create(frontend());
        Service edge = services.create(
                new ServiceSpec(Tier.EDGE, Kind.NGINX, parameters.edges(), new Size(256, 512, 128), 80, 443));
        balancers.toApiLb(apiLb);
        balancers.toEdge(edge, parameters.certificate());
        for (Service first : List.of(messages, cache)) {
            Node node = first.construct().getNode();
            network.endpoints().forEach(node::addDependency);
            node.addDependency(groups.of(Tier.ENDPOINTS), groups.of(Tier.SECRETS_ENDPOINT));
        }
        messages.construct().getNode().addDependency(stores.files().getMountTargetsAvailable());
        startAfter(api, messages, cache);
        startAfter(apiLb, api);
        startAfter(frontend, apiLb);
        startAfter(edge, frontend);
        return List.of(edge, frontend, apiLb, api, cache, messages);
    }

    /** As in the Compose file: CloudFormation creates a service after those that it needs are stable. */
    private static void startAfter(Service service, Service... needed) {
        for (Service other : needed) {
            service.construct().getNode().addDependency(other.construct());
        }
    }

    private ServiceSpec api() {
        return new ServiceSpec(Tier.API, Kind.APPLICATION, parameters.apis(), new Size(1024, 2048, 512), 8080)
                .discoverable()
                .environment("NAME", "api")
                .environment("VERSION", parameters.version())
                .environment("DBCONNECTIONSTRING", connectionString())
                .environment("DB_PASSWORD_FILE", "/run/secrets/db_password")
                .environment("CACHE_URL", "redis://api@cache.%s:6379".formatted(parameters.namespace()))
                .environment("CACHE_PASSWORD_FILE", "/run/secrets/cache_password")
                .environment("MESSAGES_URL", "redis://api@messages.%s:6379".formatted(parameters.namespace()))
                .environment("MESSAGES_PASSWORD_FILE", "/run/secrets/messages_password")
                .environment("CONFIG_FILE", "/etc/seaworthy/api.yaml")
                .secret(
                        "DB_PASSWORD",
                        Secret.fromSecretsManager(stores.database().getSecret(), "password"))
                .secret("CACHE_PASSWORD", Secret.fromSecretsManager(stores.cachePassword()))
                .secret("MESSAGES_PASSWORD", Secret.fromSecretsManager(stores.messagesPassword()));
    }

    private String connectionString() {
        return "host=%s port=5432 dbname=%s user=%s sslmode=verify-full sslrootcert=/etc/seaworthy/rds-ca.pem"
                .formatted(stores.database().getDbInstanceEndpointAddress(), Stores.DATABASE, Stores.USER);
    }

    private ServiceSpec frontend() {
        return new ServiceSpec(Tier.FRONTEND, Kind.APPLICATION, parameters.frontends(), new Size(512, 1024, 256), 8080)
                .discoverable()
                .environment("NAME", "frontend")
                .environment("VERSION", parameters.version())
                .environment("API", "http://" + balancers.internalLb().getLoadBalancerDnsName())
                .environment("DOMAIN", domain());
    }

    /** The sites of a deployment without a domain have the names of those on one machine. */
    private String domain() {
        return parameters.domain().orElse("localhost");
    }

    /** Without a certificate, by HTTP: each edge has a self-signed certificate of its own. */
    private String url() {
        return parameters
                .domain()
                .map(domain -> "https://" + domain)
                .orElseGet(() -> "http://" + balancers.publicLb().getLoadBalancerDnsName());
    }
}
