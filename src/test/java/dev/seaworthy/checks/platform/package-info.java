/** Checks that know the contract and nothing else about the stack. */
package dev.seaworthy.checks.platform;
