package dev.seaworthy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionStringTest {

    private static final ConnectionString SEAWORTHY =
            new ConnectionString("database", 5432, "seaworthy", "sailor", Optional.empty(), Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host=database port=5432 dbname=seaworthy user=sailor",
                "  host = database\n\tuser= sailor dbname ='seaworthy' ",
                "host='data\\base' dbname=seaworthy port='' user=sailor",
                "dbname=other host=database user=sailor dbname=seaworthy",
                "postgresql://sailor@database:5432/seaworthy",
                "postgres://sailor@database/seaworthy",
                "postgresql:///seaworthy?host=database&user=sailor&port=5432",
                "postgresql://%73ailor@database/sea%77orthy",
            })
    void both_forms_say_where_the_database_is(String text) {
        assertThat(ConnectionString.parse(text)).isEqualTo(SEAWORTHY);
    }

    @Test
    void quotes_and_backslashes_protect_any_character() {
        assertThat(password("host=h user=u password='it\\'s a \\\\ = \"secret\"'"))
                .contains("it's a \\ = \"secret\"");
        assertThat(password("host=h user=u password=with\\ space")).contains("with space");
        assertThat(password("host=h user=u password=''")).contains("");
    }

    @Test
    void percent_encoding_protects_any_character_and_plus_is_plus() {
        assertThat(password("postgresql://u:p%40ss%3Aw%2Frd%25+%C3%B1@h/d")).contains("p@ss:w/rd%+ñ");
    }

    @Test
    void a_uri_may_hold_an_ipv6_address_and_options() {
        ConnectionString address = ConnectionString.parse("postgresql://u@[::1]:6543/d?sslmode=require");

        assertThat(address.host()).isEqualTo("[::1]");
        assertThat(address.port()).isEqualTo(6543);
        assertThat(address.options()).containsExactly(Map.entry("sslmode", "require"));
    }

    @Test
    void the_database_is_named_like_the_user_if_it_is_not_named() {
        assertThat(ConnectionString.parse("host=h user=sailor").database()).isEqualTo("sailor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host",
                "host=",
                "host=h",
                "user=u",
                "host h user=u",
                "host=h user='u",
                "host=h user=u port=0",
                "host=h user=u port=65536",
                "host=h user=u port=five",
                "postgresql://",
                "postgresql://h/d",
                "postgresql://u@h:x/d",
                "postgresql://u@h,i/d",
                "postgresql://u@h/%zz",
                "postgresql://u@h/d?sslmode",
                "mysql://u@h/d",
            })
    void anything_else_is_refused(String text) {
        assertThatExceptionOfType(InvalidConnectionString.class).isThrownBy(() -> ConnectionString.parse(text));
    }

    @Test
    void no_message_and_no_text_repeats_the_password() {
        assertThatExceptionOfType(InvalidConnectionString.class)
                .isThrownBy(() -> ConnectionString.parse("host=h user=u port=x password=canary"))
                .withMessageNotContaining("canary");
        assertThat(ConnectionString.parse("host=h user=u password=canary").toString())
                .doesNotContain("canary");
    }

    private static Optional<String> password(String text) {
        return ConnectionString.parse(text).password();
    }
}
