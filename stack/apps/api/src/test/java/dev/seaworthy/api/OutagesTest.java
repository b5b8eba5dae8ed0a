package dev.seaworthy.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisValidationException;

class OutagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08001", "08006", "08P01", "53100", "53300", "57014", "57P01", "57P03", "58030", "25006", "40P01",
                "55P03"
            })
    void a_failure_that_ends_without_a_change_of_the_code_is_an_outage_of_postgresql(String state) {
        assertThat(Outages.isOutage(new SQLException("failure", state))).isTrue();
        assertThat(Outages.isOutage(new IllegalStateException(new SQLException("failure", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "23505", "22P02", "40001", "28P01", "XX000", "0", ""})
    void another_state_is_no_outage(String state) {
        assertThat(Outages.isOutage(new SQLException("failure", state))).isFalse();
        assertThat(Outages.isOutage(new SQLException("failure"))).isFalse();
    }

    @Test
    void a_pool_that_gets_no_connection_in_time_is_an_outage() {
        SQLException authentication = new SQLException("password authentication failed", "28P01");

        assertThat(Outages.isOutage(new SQLTransientConnectionException("timed out", "28P01", authentication)))
                .isTrue();
        assertThat(Outages.isOutage(new JedisException("no resource", new NoSuchElementException("timeout"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOADING Redis is loading the dataset in memory",
                "BUSY Redis is busy running a script",
                "MASTERDOWN Link with MASTER is down",
                "READONLY You can't write against a read only replica.",
                "OOM command not allowed when used memory > 'maxmemory'.",
                "MISCONF Errors writing to the AOF file",
                "WRONGPASS invalid username-password pair or user is disabled.",
                "ERR max number of clients reached",
            })
    void an_error_about_the_servers_state_is_an_outage_of_redis(String error) {
        assertThat(Outages.isOutage(new JedisDataException(error))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOPERM User api has no permissions to run the 'get' command",
                "WRONGTYPE Operation against a key holding the wrong kind of value",
                "NOAUTH Authentication required.",
                "BUSYGROUP Consumer Group name already exists",
                "ERR unknown command 'EVIL'",
            })
    void another_error_is_no_outage_of_redis(String error) {
        assertThat(Outages.isOutage(new JedisDataException(error))).isFalse();
    }

    @Test
    void a_lost_connection_is_an_outage_of_redis_and_an_invalid_argument_is_none() {
        assertThat(Outages.isOutage(new JedisConnectionException("Unexpected end of stream.")))
                .isTrue();
        assertThat(Outages.isOutage(new JedisValidationException("invalid"))).isFalse();
        assertThat(Outages.isOutage(new JedisDataException((String) null))).isFalse();
    }
}
