/**
 * Observes the stack and judges nothing: a probe returns a record of its observation, or throws
 * {@link dev.seaworthy.docker.InconclusiveException} if it could not observe. Uses fault, docker and the contract.
 */
package dev.seaworthy.probe;
