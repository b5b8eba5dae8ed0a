/** Sends bytes that no HTTP library would send, on a socket of its own. */
package dev.seaworthy.probe.rawhttp;
