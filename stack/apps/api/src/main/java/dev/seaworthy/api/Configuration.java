package dev.seaworthy.api;

import dev.seaworthy.common.LogLevel;

/**
 * What operators can change while the API runs.
 *
 * @param motd shown on the page; may be empty
 */
record Configuration(String motd, LogLevel logLevel) {

    /** In force until there has been a good file. */
    static final Configuration DEFAULT = new Configuration("", LogLevel.INFO);
}
