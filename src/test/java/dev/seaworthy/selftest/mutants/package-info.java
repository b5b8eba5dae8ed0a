/** Mutation tests: one mistake in the stack at a time, and the check that must report it. */
package dev.seaworthy.selftest.mutants;
