package dev.seaworthy.aws.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.aws.reachability.contract.Contract;
import dev.seaworthy.aws.reachability.contract.ContractFile;
import dev.seaworthy.aws.reachability.contract.Promise;
import dev.seaworthy.aws.reachability.contract.Target;
import dev.seaworthy.aws.reachability.contract.WiderRule;
import dev.seaworthy.aws.reachability.judge.ReachabilityCheck;
import dev.seaworthy.aws.reachability.judge.Verdict;
import dev.seaworthy.aws.reachability.model.Deployment;
import dev.seaworthy.aws.reachability.template.Template;
import dev.seaworthy.aws.reachability.template.TemplateReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The world is closed: without any one of its promises, the contract is violated by the same template. */
final class SystematicContractTest {
    private static final Contract CONTRACT = ContractFile.read(Path.of("contract.yaml"));
    private static final Deployment DEPLOYMENT = TemplateReader.read(Template.read(Path.of("template.json")));

    @ParameterizedTest
    @MethodSource("promises")
    void a_connection_that_is_not_promised_is_reported(Promise promise) {
        List<Promise> others = CONTRACT.promises().stream()
                .filter(other -> !other.equals(promise))
                .toList();

        assertThat(verdict(others, CONTRACT.widerRules())).isEqualTo(Verdict.VIOLATED);
    }

    @ParameterizedTest
    @MethodSource("promises")
    void a_promised_port_that_is_not_open_is_reported(Promise promise) {
        Promise another = new Promise(promise.from(), new Target(promise.to().name(), 9), "port 9");
        List<Promise> more =
                Stream.concat(CONTRACT.promises().stream(), Stream.of(another)).toList();

        assertThat(verdict(more, CONTRACT.widerRules())).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void a_rule_that_is_wider_than_the_contract_needs_an_exemption() {
        assertThat(verdict(CONTRACT.promises(), List.of())).isEqualTo(Verdict.VIOLATED);
        assertThat(verdict(CONTRACT.promises(), CONTRACT.widerRules())).isEqualTo(Verdict.HOLDS);
    }

    private static List<Promise> promises() {
        return CONTRACT.promises();
    }

    private static Verdict verdict(List<Promise> promises, List<WiderRule> widerRules) {
        Contract changed = new Contract(
                CONTRACT.zones(),
                CONTRACT.services(),
                CONTRACT.resources(),
                CONTRACT.loadBalancers(),
                promises,
                widerRules);
        return ReachabilityCheck.judge(DEPLOYMENT, changed, false).verdict();
    }
}
