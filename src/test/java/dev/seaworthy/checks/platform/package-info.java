/** Checks that know the stack's contract and nothing else about it. */
package dev.seaworthy.checks.platform;
