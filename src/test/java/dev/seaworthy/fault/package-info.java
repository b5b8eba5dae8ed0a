/**
 * Injects faults into the stack: kills, freezes, disconnects, scales and reconfigures containers, and restores them.
 * Uses docker.
 */
package dev.seaworthy.fault;
