/** Persistent paths and tmpfs. */
package dev.seaworthy.checks.platform.data;
