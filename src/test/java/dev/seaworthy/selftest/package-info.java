/**
 * Tests of the suite: checks fail if the stack is wrong, and are inconclusive if they cannot observe it. Uses all other
 * packages.
 */
package dev.seaworthy.selftest;
