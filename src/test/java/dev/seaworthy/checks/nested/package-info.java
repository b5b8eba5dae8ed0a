/** Runs checks inside a run and returns their verdicts instead of reporting them. */
package dev.seaworthy.checks.nested;
