/** Observes which TCP connections are possible, and which ports listen and are published. */
package dev.seaworthy.probe.network;
