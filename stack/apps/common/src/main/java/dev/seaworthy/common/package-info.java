/** Shared by both applications: environment, replica names, HTTP server, logging and shutdown. */
package dev.seaworthy.common;
