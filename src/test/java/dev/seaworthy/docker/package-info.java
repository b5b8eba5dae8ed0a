/**
 * Starts the stack, lists its containers, reads events and logs, runs commands, and removes everything at the end of a
 * run. The only package that uses Testcontainers and docker-java. Uses the contract.
 */
package dev.seaworthy.docker;
