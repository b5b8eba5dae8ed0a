/** Reads PostgreSQL and Redis directly, whatever the applications report. */
package dev.seaworthy.probe.store;
