package dev.seaworthy.aws.deployment;

import dev.seaworthy.aws.reachability.model.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What differs between deployments; the defaults are in {@code cdk.json}.
 *
 * @param edges number of tasks, as {@code frontends} and {@code apis}; at least 2, for two zones
 * @param databaseInstance instance class of RDS without the prefix {@code db.}
 * @param multiAz whether RDS has a standby in the other zone
 * @param backupDays how long RDS keeps automatic backups
 * @param protect whether data and load balancers survive {@code cdk destroy}
 * @param logDays how long CloudWatch keeps logs
 * @param domain of the sites; without it, the name of the load balancer
 * @param certificate ARN of the certificate in ACM for the domain and its subdomains; without it, TLS is self-signed
 * @param version of the applications, which they answer at /version
 * @param namespace the private DNS domain of the services
 * @param cidr of the VPC
 */
public record Parameters(
        int edges,
        int frontends,
        int apis,
        String databaseInstance,
        boolean multiAz,
        int backupDays,
        boolean protect,
        int logDays,
        Optional<String> domain,
        Optional<String> certificate,
        String version,
        String namespace,
        String cidr) {
    /** A query of the private DNS returns the addresses of at most eight tasks. */
    private static final IntPredicate REDUNDANT = number -> number >= 2 && number <= 8;

    private static final String REDUNDANT_NUMBER = "a number from 2 to 8";
    private static final Pattern INSTANCE = Pattern.compile("[a-z0-9]+\\.[a-z0-9]+");
    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}");
    private static final Pattern CERTIFICATE =
            Pattern.compile("arn:aws[\\w-]*:acm:[\\w-]+:\\d{12}:certificate/[\\w-]+");
    private static final Pattern VERSION = Pattern.compile("[\\w][\\w.-]{0,127}");
    private static final List<Cidr> PRIVATE = Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
            .map(Cidr::parse)
            .toList();
    private static final String NETWORK = "a private network such as 10.0.0.0/16, with a prefix from 16 to 22";

    /**
     * @param context returns the value of a parameter, or null
     * @throws InvalidParameterException for the first parameter that is invalid
     */
    public static Parameters from(UnaryOperator<String> context) {
        ParameterReader reader = new ParameterReader(context);
        Parameters parameters = new Parameters(
                reader.number("edges", REDUNDANT_NUMBER, REDUNDANT),
                reader.number("frontends", REDUNDANT_NUMBER, REDUNDANT),
                reader.number("apis", REDUNDANT_NUMBER, REDUNDANT),
                reader.text("databaseInstance", "an instance class such as t4g.micro", INSTANCE),
                reader.choice("multiAz"),
                reader.number("backupDays", "a number from 1 to 35", number -> number >= 1 && number <= 35),
                reader.choice("protect"),
                reader.number("logDays", "one of " + Logs.periods(), Logs.periods()::contains),
                reader.optional("domain", "a DNS name in lower case such as example.com", DOMAIN),
                reader.optional("certificate", "the ARN of a certificate in ACM", CERTIFICATE),
                reader.text("version", "a version such as 1.0.0", VERSION),
                reader.text("namespace", "a DNS name in lower case such as seaworthy.internal", DOMAIN),
                reader.text("cidr", NETWORK, Parameters::isPrivateNetwork));
        if (parameters.domain.isPresent() != parameters.certificate.isPresent()) {
            throw new InvalidParameterException(
                    "domain and certificate belong together: set both, or neither for a self-signed certificate; found only "
                            + (parameters.domain.isPresent() ? "domain" : "certificate"));
        }
        return parameters;
    }

    private static boolean isPrivateNetwork(String text) {
        try {
            Cidr network = Cidr.parse(text);
            return network.toString().equals(text)
                    && network.prefix() >= 16
                    && network.prefix() <= 22
                    && PRIVATE.stream().anyMatch(block -> block.covers(network));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
