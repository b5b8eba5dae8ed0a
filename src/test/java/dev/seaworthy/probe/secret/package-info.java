/** Searches for the secrets of the run in files, images, logs, environments and responses. */
package dev.seaworthy.probe.secret;
