/** The checks, by what they know, and what they have in common: one stack a run, shared or held alone. */
package dev.seaworthy.checks;
