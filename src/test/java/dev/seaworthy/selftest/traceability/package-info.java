/** Which requirement is proved by which check and broken by which mutant. */
package dev.seaworthy.selftest.traceability;
