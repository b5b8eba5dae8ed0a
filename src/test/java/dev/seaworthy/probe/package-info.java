/**
 * Acts and observes, and judges nothing: every probe returns a record of what it saw, and throws
 * {@link dev.seaworthy.stack.InconclusiveException} where it could not see.
 */
package dev.seaworthy.probe;
