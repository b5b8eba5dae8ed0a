/**
 * The stack as Docker shows it: starts it, lists its containers, reads events and logs, runs commands, and removes
 * everything at the end of a run. The only user of Testcontainers and docker-java. Uses the contract.
 */
package dev.seaworthy.docker;
