/** Reads what the kernel reports of a container: control groups, mounts, processes and their privileges. */
package dev.seaworthy.probe.kernel;
