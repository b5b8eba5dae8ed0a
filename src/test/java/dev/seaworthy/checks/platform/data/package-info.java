/** Persistent paths, tmpfs, counters, and data that survives faults. */
package dev.seaworthy.checks.platform.data;
