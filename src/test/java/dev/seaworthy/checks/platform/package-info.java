/** Checks that depend on the contract, and on nothing else about the stack. */
package dev.seaworthy.checks.platform;
