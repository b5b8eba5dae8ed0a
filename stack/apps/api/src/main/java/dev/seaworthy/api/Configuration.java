package dev.seaworthy.api;

import dev.seaworthy.common.LogLevel;

/**
 * The settings that operators can change while the API runs.
 *
 * @param motd shown on the page; may be empty
 */
record Configuration(String motd, LogLevel logLevel) {

    /** Used until a valid file has been read. */
    static final Configuration DEFAULT = new Configuration("", LogLevel.INFO);
}
