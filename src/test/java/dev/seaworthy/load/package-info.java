/**
 * Generates load and records it: arrival schedule, open-loop and closed-loop clients, the history of operations, and
 * the check of its consistency. Uses probe and docker.
 */
package dev.seaworthy.load;
