package dev.seaworthy.aws.account;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** The account and the region that the environment and the AWS configuration files select. It changes nothing. */
final class Account implements AutoCloseable {

    private static final String BOOTSTRAP_STACK = "CDKToolkit";

    private final String region;
    private final CloudFormationClient cloudFormation;

    private Account(String region) {
        this.region = region;
        cloudFormation =
                CloudFormationClient.builder().region(Region.of(region)).build();
    }

    /**
     * @param regions those in which the stack can be deployed
     * @throws UnusableAccountException if no region, or another one, is selected
     */
    static Account selected(List<String> regions) {
        String region;
        try {
            region = new DefaultAwsRegionProviderChain().getRegion().id();
        } catch (SdkClientException e) {
            throw new UnusableAccountException("no region is selected: set AWS_REGION, for example to us-east-1");
        }
        if (!regions.contains(region)) {
            throw new UnusableAccountException(
                    "the region " + region + " is not known: set AWS_REGION to one of " + String.join(", ", regions));
        }
        return new Account(region);
    }

    /** @throws UnusableAccountException if there are no valid credentials */
    void requireCredentials() {
        stack(BOOTSTRAP_STACK);
    }

    /** @throws UnusableAccountException if the CDK was not bootstrapped here */
    void requireBootstrap() {
        if (stack(BOOTSTRAP_STACK).isEmpty()) {
            throw new UnusableAccountException("the CDK is not bootstrapped in " + region
                    + ": run bin/aws bootstrap, once for each account and region");
        }
    }

    /** @throws UnusableAccountException if the stack does not exist or has no such output */
    String output(String stack, String name) {
        return stack(stack)
                .orElseThrow(() -> new UnusableAccountException(
                        "the stack " + stack + " does not exist in " + region + ": run bin/aws deploy"))
                .outputs()
                .stream()
                .filter(output -> output.outputKey().equals(name))
                .map(Output::outputValue)
                .findFirst()
                .orElseThrow(() -> new UnusableAccountException("the stack " + stack + " has no output " + name
                        + ": its deployment failed; run bin/aws deploy"));
    }

    private Optional<Stack> stack(String name) {
        try {
            return cloudFormation.describeStacks(request -> request.stackName(name)).stacks().stream()
                    .findFirst();
        } catch (AwsServiceException e) {
            String message = e.awsErrorDetails() == null
                    ? String.valueOf(e.getMessage())
                    : String.valueOf(e.awsErrorDetails().errorMessage());
            if (message.contains("does not exist")) {
                return Optional.empty();
            }
            throw new UnusableAccountException((e.statusCode() == 400 || e.statusCode() >= 500
                            ? "CloudFormation returns an error: "
                            : "AWS refuses the credentials: ")
                    + message.replaceAll("\\s+", " "));
        } catch (SdkClientException e) {
            if (String.valueOf(e.getMessage()).startsWith("Unable to load credentials")) {
                throw new UnusableAccountException(
                        "no credentials were found: set AWS_PROFILE to a profile that is logged in, or AWS_ACCESS_KEY_ID and "
                                + "AWS_SECRET_ACCESS_KEY");
            }
            throw new UnusableAccountException("CloudFormation cannot be reached in " + region + ": "
                    + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }

    @Override
    public void close() {
        cloudFormation.close();
    }
}
