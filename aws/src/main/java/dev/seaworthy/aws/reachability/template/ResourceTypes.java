package dev.seaworthy.aws.reachability.template;

import java.util.Set;

/**
 * The types of resources that the check knows. It cannot say anything about another type: it may have a network
 * interface, or change the rules of a security group.
 */
final class ResourceTypes {
    /** They are read. */
    private static final Set<String> READ = Set.of(
            "AWS::EC2::InternetGateway",
            "AWS::EC2::NatGateway",
            "AWS::EC2::NetworkAcl",
            "AWS::EC2::NetworkAclEntry",
            "AWS::EC2::PrefixList",
            "AWS::EC2::Route",
            "AWS::EC2::RouteTable",
            "AWS::EC2::SecurityGroup",
            "AWS::EC2::SecurityGroupEgress",
            "AWS::EC2::SecurityGroupIngress",
            "AWS::EC2::Subnet",
            "AWS::EC2::SubnetNetworkAclAssociation",
            "AWS::EC2::SubnetRouteTableAssociation",
            "AWS::EC2::VPC",
            "AWS::EC2::VPCEndpoint",
            "AWS::EC2::VPCGatewayAttachment",
            "AWS::ECS::Service",
            "AWS::ECS::TaskDefinition",
            "AWS::EFS::FileSystem",
            "AWS::EFS::MountTarget",
            "AWS::ElasticLoadBalancingV2::Listener",
            "AWS::ElasticLoadBalancingV2::ListenerRule",
            "AWS::ElasticLoadBalancingV2::LoadBalancer",
            "AWS::ElasticLoadBalancingV2::TargetGroup",
            "AWS::RDS::DBInstance",
            "AWS::RDS::DBSubnetGroup");

    /** They have no network interface, and change none. */
    private static final Set<String> WITHOUT_INTERFACE = Set.of(
            "AWS::ApplicationAutoScaling::ScalableTarget",
            "AWS::ApplicationAutoScaling::ScalingPolicy",
            "AWS::CDK::Metadata",
            "AWS::CertificateManager::Certificate",
            "AWS::CloudFormation::WaitCondition",
            "AWS::CloudFormation::WaitConditionHandle",
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::CompositeAlarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::ECR::Repository",
            "AWS::ECS::CapacityProvider",
            "AWS::ECS::Cluster",
            "AWS::ECS::ClusterCapacityProviderAssociations",
            "AWS::EC2::EgressOnlyInternetGateway",
            "AWS::EC2::EIP",
            "AWS::EC2::FlowLog",
            "AWS::EC2::KeyPair",
            "AWS::EC2::LaunchTemplate",
            "AWS::EC2::PlacementGroup",
            "AWS::EFS::AccessPoint",
            "AWS::ElasticLoadBalancingV2::ListenerCertificate",
            "AWS::IAM::InstanceProfile",
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::Policy",
            "AWS::IAM::Role",
            "AWS::IAM::ServiceLinkedRole",
            "AWS::KMS::Alias",
            "AWS::KMS::Key",
            "AWS::Lambda::LayerVersion",
            "AWS::Lambda::Permission",
            "AWS::Logs::LogGroup",
            "AWS::Logs::LogStream",
            "AWS::Logs::MetricFilter",
            "AWS::Logs::QueryDefinition",
            "AWS::Logs::ResourcePolicy",
            "AWS::Logs::SubscriptionFilter",
            "AWS::RDS::DBParameterGroup",
            "AWS::RDS::OptionGroup",
            "AWS::ResourceGroups::Group",
            "AWS::Route53::HostedZone",
            "AWS::Route53::RecordSet",
            "AWS::S3::Bucket",
            "AWS::S3::BucketPolicy",
            "AWS::SNS::Subscription",
            "AWS::SNS::Topic",
            "AWS::SNS::TopicPolicy",
            "AWS::SQS::Queue",
            "AWS::SQS::QueuePolicy",
            "AWS::SSM::Parameter",
            "AWS::SecretsManager::ResourcePolicy",
            "AWS::SecretsManager::Secret",
            "AWS::SecretsManager::SecretTargetAttachment",
            "AWS::ServiceDiscovery::HttpNamespace",
            "AWS::ServiceDiscovery::PrivateDnsNamespace",
            "AWS::ServiceDiscovery::Service");

    private ResourceTypes() {}

    static boolean haveNoInterface(String type) {
        return WITHOUT_INTERFACE.contains(type);
    }

    static boolean areRead(String type) {
        return READ.contains(type);
    }
}
