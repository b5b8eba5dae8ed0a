package dev.seaworthy.aws.reachability.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FunctionsTest {
    private static final Functions FUNCTIONS = new Functions(json("""
            {
              'Parameters': {
                'Size': {'Type': 'Number', 'Default': 3},
                'Names': {'Type': 'CommaDelimitedList', 'Default': 'a, b'},
                'Image': {'Type': 'AWS::SSM::Parameter::Value<String>', 'Default': '/image'}
              },
              'Mappings': {'Map': {'top': {'second': 'value'}}},
              'Conditions': {
                'Three': {'Fn::Equals': [{'Ref': 'Size'}, '3']},
                'Not': {'Fn::Not': [{'Condition': 'Three'}]},
                'Both': {'Fn::And': [{'Condition': 'Three'}, {'Condition': 'Not'}]},
                'Either': {'Fn::Or': [{'Condition': 'Not'}, {'Condition': 'Three'}]},
                'Regional': {'Fn::Equals': [{'Ref': 'AWS::Region'}, 'eu-central-1']}
              },
              'Resources': {'Vpc': {'Type': 'AWS::EC2::VPC', 'Properties': {'CidrBlock': '10.0.0.0/16'}}}
            }
            """));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Ref': 'Size'} | '3'",
                "{'Ref': 'Names'} | ['a', 'b']",
                "{'Fn::Join': ['-', ['x', {'Ref': 'Size'}]]} | 'x-3'",
                "{'Fn::Sub': 'com.amazonaws.${AWS::Region}.s3'} | 'com.amazonaws.${AWS::Region}.s3'",
                "{'Fn::Sub': ['${A}/${Size}/${!kept}', {'A': 'a'}]} | 'a/3/${kept}'",
                "{'Fn::Select': [1, {'Fn::GetAZs': ''}]} | 'zone 2'",
                "{'Fn::Select': [0, {'Fn::Split': ['.', 'a.b']}]} | 'a'",
                "{'Fn::Select': [1, {'Fn::Cidr': [{'Fn::GetAtt': ['Vpc', 'CidrBlock']}, 2, 8]}]} | '10.0.1.0/24'",
                "{'Fn::FindInMap': ['Map', 'top', 'second']} | 'value'",
                "{'Fn::If': ['Both', 'yes', 'no']} | 'no'",
                "{'Fn::If': ['Either', 'yes', 'no']} | 'yes'",
                "{'Fn::GetAtt': 'Vpc.DefaultSecurityGroup'} | {'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup']}",
                "{'Ref': 'Vpc'} | {'Ref': 'Vpc'}",
            })
    void a_function_is_resolved(String function, String expected) {
        assertThat(FUNCTIONS.resolve(json(function))).isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Ref': 'Image'} | the parameter Image is read during the deployment",
                "{'Ref': 'Nothing'} | the parameter Nothing has no default value",
                "{'Fn::ImportValue': 'x'} | Fn::ImportValue is not known before the deployment",
                "{'Fn::If': ['Regional', 1, 2]} | ${AWS::Region} is not known before the deployment",
                "{'Fn::FindInMap': ['Map', {'Ref': 'AWS::Region'}, 'x']} | ${AWS::Region} is not known before the deployment",
                "{'Fn::Join': ['', [{'Ref': 'Vpc'}]]} | {\"Ref\":\"Vpc\"} is not known before the deployment",
                "{'Fn::GetAtt': ['Nothing', 'Arn']} | the template has no resource Nothing",
            })
    void a_value_that_is_not_known_says_why(String function, String reason) {
        assertThatThrownBy(() -> FUNCTIONS.resolve(json(function)))
                .isInstanceOf(UnresolvedException.class)
                .hasMessage(reason);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
