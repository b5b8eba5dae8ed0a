/**
 * Writes the evidence into the Allure report: requirement labels, environment, request histories, plots, and the
 * verdict of the run. Uses load, probe, docker and the contract.
 */
package dev.seaworthy.report;
