package dev.seaworthy.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** With two versions of SLF4J among the dependencies, this application would log nothing. */
class LoggingTest {

    @Test
    void logback_writes_the_log() {
        assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(LoggerContext.class);
    }
}
