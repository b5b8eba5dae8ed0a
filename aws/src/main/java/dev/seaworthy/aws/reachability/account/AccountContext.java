package dev.seaworthy.aws.reachability.account;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * What all readers of an account share.
 *
 * @param vpc the id of the VPC
 * @param unknown what they do not understand, each in one sentence that begins with its name
 */
record AccountContext(Ec2Client ec2, StackResources stack, String vpc, List<String> unknown) {
    static AccountContext of(Ec2Client ec2, StackResources stack, String vpc) {
        return new AccountContext(ec2, stack, vpc, new ArrayList<>());
    }

    Filter inVpc() {
        return Filter.builder().name("vpc-id").values(vpc).build();
    }

    String name(String id) {
        return stack.name(id);
    }

    void unknown(String id, String sentence, Object... values) {
        unknown.add("%s: %s".formatted(name(id), sentence.formatted(values)));
    }
}
