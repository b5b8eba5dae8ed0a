package dev.seaworthy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

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
    void both_forms_contain_the_address(String text) {
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
    void percent_encoding_protects_any_character_and_a_plus_is_no_space() {
        assertThat(password("postgresql://u:p%40ss%3Aw%2Frd%25+%C3%B1@h/d")).contains("p@ss:w/rd%+ñ");
    }

    @Test
    void a_uri_may_hold_an_ipv6_address_and_options() {
        ConnectionString address = ConnectionString.parse("postgresql://u@[::1]:6543/d?sslmode=require");

        assertThat(address.host()).isEqualTo("[::1]");
        assertThat(address.port()).isEqualTo(6543);
        assertThat(address.options()).containsExactly(Map.entry("sslmode", "require"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://sailor@my_database:5432/seaworthy",
                "postgresql://sailor@my_database/seaworthy",
                "host=my_database dbname=seaworthy user=sailor",
            })
    void a_host_name_may_contain_an_underscore(String text) {
        PGSimpleDataSource source = new Database(ConnectionString.parse(text), "anchor").migrations();

        assertThat(source.getServerNames()).containsExactly("my_database");
        assertThat(Driver.parseURL(source.getURL(), null))
                .containsEntry("PGHOST", "my_database")
                .containsEntry("PGPORT", "5432");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus", "", "REQUIRE", "require "})
    void an_invalid_value_of_an_enumerated_option_is_rejected_with_the_valid_ones(String mode) {
        ConnectionString address = ConnectionString.parse("host=h user=u sslmode='%s'".formatted(mode));

        assertThatExceptionOfType(InvalidConnectionString.class)
                .isThrownBy(() -> new Database(address, "anchor"))
                .withMessage("sslmode must be one of disable, allow, prefer, require, verify-ca, verify-full");
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "prefer", "require", "verify-full"})
    void a_valid_value_of_an_enumerated_option_is_accepted(String mode) throws SQLException {
        ConnectionString address = ConnectionString.parse("host=h user=u sslmode=%s".formatted(mode));

        assertThat(new Database(address, "anchor").migrations().getSslMode()).isEqualTo(mode);
    }

    @Test
    void an_unknown_option_is_rejected_with_the_known_ones() {
        ConnectionString address = ConnectionString.parse("host=h user=u ssl_mode=require");

        assertThatExceptionOfType(InvalidConnectionString.class)
                .isThrownBy(() -> new Database(address, "anchor"))
                .withMessage("unknown keyword ssl_mode, the known options are application_name, sslmode, sslrootcert");
    }

    @Test
    void the_default_database_is_the_user_name() {
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
    void any_other_text_is_rejected(String text) {
        assertThatExceptionOfType(InvalidConnectionString.class).isThrownBy(() -> ConnectionString.parse(text));
    }

    @Test
    void no_message_and_no_string_contains_the_password() {
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
