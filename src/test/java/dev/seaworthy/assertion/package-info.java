/**
 * AssertJ assertions on observations. A message names the container, what was expected and observed, and after how
 * long. Uses load, probe, docker and the contract.
 */
package dev.seaworthy.assertion;
