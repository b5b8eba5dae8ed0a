/** Sends HTTP requests through the edge or directly to one replica, and reads access logs and metrics. */
package dev.seaworthy.probe.http;
