/** Mutation tests: each applies one mistake to the stack and runs the check that must report it. */
package dev.seaworthy.selftest.mutants;
