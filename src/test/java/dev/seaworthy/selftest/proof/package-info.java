/** Runs the suite in a JVM of its own, against stacks and engines that were tampered with. */
package dev.seaworthy.selftest.proof;
