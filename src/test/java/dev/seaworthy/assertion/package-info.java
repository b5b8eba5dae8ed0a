/**
 * Judges, and observes nothing: assertions over what probes saw, whose messages name the container, what was expected,
 * what was seen and how long it took.
 */
package dev.seaworthy.assertion;
