/**
 * Benchmarks of the stack, compared with peers in the same run, because hosts differ by a factor of four: ratios can be
 * compared between hosts, times cannot. {@code bin/bench} runs them; they are no tests.
 */
package dev.seaworthy.bench;
