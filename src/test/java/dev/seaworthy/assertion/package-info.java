/**
 * Judges observations with AssertJ. A message names the container, what was expected, what was observed, and after how
 * long. Uses load, probe, docker and the contract.
 */
package dev.seaworthy.assertion;
