/**
 * The checks and the JUnit extensions that they share: one stack per run, used by many checks or exclusively by one.
 * May use every package except selftest.
 */
package dev.seaworthy.checks;
