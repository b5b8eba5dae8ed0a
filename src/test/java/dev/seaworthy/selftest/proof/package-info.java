/** Runs the suite in a JVM of its own, against other stacks, and with injected faults of the stack or the engine. */
package dev.seaworthy.selftest.proof;
