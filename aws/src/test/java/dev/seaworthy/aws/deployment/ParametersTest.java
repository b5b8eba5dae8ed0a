package dev.seaworthy.aws.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParametersTest {
    @Test
    void the_defaults_are_valid() throws IOException {
        assertThat(Parameters.from(Synthesizer.defaults()::get))
                .returns(3, Parameters::frontends)
                .returns(2, Parameters::apis)
                .returns(false, Parameters::protect);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frontends        | 1           | frontends: expected a number from 2 to 8, but found 1",
                "apis             | many        | apis: expected a number from 2 to 8, but found many",
                "edges            | ''          | edges: expected a number from 2 to 8, but found nothing",
                "databaseInstance | db.t4g.micro | databaseInstance: expected an instance class such as t4g.micro, but found db.t4g.micro",
                "multiAz          | yes         | multiAz: expected true or false, but found yes",
                "backupDays       | 0           | backupDays: expected a number from 1 to 35, but found 0",
                "logDays          | 10          | logDays: expected one of [1, 3, 5, 7, 14, 30, 60, 90, 180, 365], but found 10",
                "certificate      | my-cert     | certificate: expected the ARN of a certificate in ACM, but found my-cert",
                "version          | a/b         | version: expected a version such as 1.0.0, but found a/b",
                "namespace        | internal    | namespace: expected a DNS name in lower case such as seaworthy.internal, but found internal",
                "cidr             | 10.0.0.0/8  | cidr: expected a private network such as 10.0.0.0/16, with a prefix from 16 to 22, but found 10.0.0.0/8",
                "cidr             | 10.999.0.0/16 | cidr: expected a private network such as 10.0.0.0/16, with a prefix from 16 to 22, but found 10.999.0.0/16",
                "cidr             | 172.64.0.0/16 | cidr: expected a private network such as 10.0.0.0/16, with a prefix from 16 to 22, but found 172.64.0.0/16",
                "cidr             | 10.0.1.0/16 | cidr: expected a private network such as 10.0.0.0/16, with a prefix from 16 to 22, but found 10.0.1.0/16",
                "domain           | Example.com | domain: expected a DNS name in lower case such as example.com, but found Example.com",
            })
    void a_mistake_is_reported_in_one_line(String parameter, String value, String message) {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> with(parameter, value))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "domain, example.com",
        "certificate, arn:aws:acm:us-east-1:123456789012:certificate/0b69d5c0-d655-460d-98d5-b05e8d5a5a53"
    })
    void a_domain_needs_a_certificate_and_a_certificate_a_domain(String parameter, String value) {
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> with(parameter, value))
                .withMessage(
                        "domain and certificate belong together: set both, or neither for a self-signed certificate; "
                                + "found only " + parameter);
    }

    private static Parameters with(String parameter, String value) throws IOException {
        Map<String, String> context = new LinkedHashMap<>(Synthesizer.defaults());
        context.put(parameter, value);
        return Parameters.from(context::get);
    }
}
