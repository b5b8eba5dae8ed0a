/** Maps each requirement to the checks that verify it and the mutants that violate it. */
package dev.seaworthy.selftest.traceability;
