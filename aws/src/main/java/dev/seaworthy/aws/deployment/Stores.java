package dev.seaworthy.aws.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.efs.AccessPoint;
import software.amazon.awscdk.services.efs.AccessPointOptions;
import software.amazon.awscdk.services.efs.Acl;
import software.amazon.awscdk.services.efs.FileSystem;
import software.amazon.awscdk.services.efs.PosixUser;
import software.amazon.awscdk.services.rds.CaCertificate;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.rds.StorageType;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/** PostgreSQL, the file system of the messages, and the passwords. */
final class Stores {
    static final String DATABASE = "seaworthy";
    static final String USER = "seaworthy";
    /** The user of the image redis. */
    private static final String REDIS = "999";

    /** RDS withdraws minor versions, and upgrades to newer ones itself. */
    private static final PostgresEngineVersion MAJOR_VERSION = PostgresEngineVersion.of("18", "18");

    private static final int GIBIBYTES = 20;

    private final DatabaseInstance database;
    private final FileSystem files;
    private final AccessPoint messagesData;
    private final Secret cachePassword;
    private final Secret messagesPassword;

    Stores(Construct scope, IVpc vpc, SecurityGroups groups, Parameters parameters) {
        RemovalPolicy removal = parameters.protect() ? RemovalPolicy.SNAPSHOT : RemovalPolicy.DESTROY;
        database = DatabaseInstance.Builder.create(scope, Tier.DATABASE.id())
                .engine(DatabaseInstanceEngine.postgres(PostgresInstanceEngineProps.builder()
                        .version(MAJOR_VERSION)
                        .build()))
                .caCertificate(CaCertificate.RDS_CA_RSA2048_G1)
                .instanceType(new InstanceType(parameters.databaseInstance()))
                .vpc(vpc)
                .vpcSubnets(Network.DATA)
                .securityGroups(List.of(groups.of(Tier.DATABASE)))
                .publiclyAccessible(false)
                .multiAz(parameters.multiAz())
                .databaseName(DATABASE)
                .credentials(Credentials.fromGeneratedSecret(USER))
                .parameters(onlyWithTls())
                .allocatedStorage(GIBIBYTES)
                .storageType(StorageType.GP3)
                .storageEncrypted(true)
                .backupRetention(Duration.days(parameters.backupDays()))
                .deleteAutomatedBackups(!parameters.protect())
                .autoMinorVersionUpgrade(true)
                .copyTagsToSnapshot(true)
                .deletionProtection(parameters.protect())
                .removalPolicy(removal)
                .build();
        files = FileSystem.Builder.create(scope, Tier.FILES.id())
                .vpc(vpc)
                .vpcSubnets(Network.DATA)
                .securityGroup(groups.of(Tier.FILES))
                .encrypted(true)
                .allowAnonymousAccess(false)
                // Recovery points outlive the stack, and cost.
                .enableAutomaticBackups(parameters.protect())
                .removalPolicy(parameters.protect() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                .build();
        messagesData = files.addAccessPoint(
                "Messages",
                AccessPointOptions.builder()
                        .path("/messages")
                        .createAcl(Acl.builder()
                                .ownerUid(REDIS)
                                .ownerGid(REDIS)
                                .permissions("0700")
                                .build())
                        .posixUser(PosixUser.builder().uid(REDIS).gid(REDIS).build())
                        .build());
        cachePassword = password(scope, "CachePassword");
        messagesPassword = password(scope, "MessagesPassword");
    }

    DatabaseInstance database() {
        return database;
    }

    FileSystem files() {
        return files;
    }

    /** The directory of the messages, which every client sees as owned by Redis. */
    AccessPoint messagesData() {
        return messagesData;
    }

    Secret cachePassword() {
        return cachePassword;
    }

    Secret messagesPassword() {
        return messagesPassword;
    }

    private static Map<String, String> onlyWithTls() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("rds.force_ssl", "1");
        return parameters;
    }

    private static Secret password(Construct scope, String id) {
        return Secret.Builder.create(scope, id)
                .generateSecretString(SecretStringGenerator.builder()
                        .passwordLength(48)
                        .excludePunctuation(true)
                        .build())
                .build();
    }
}
