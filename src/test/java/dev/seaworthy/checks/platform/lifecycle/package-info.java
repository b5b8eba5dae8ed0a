/** Start, health, restart policies and exit of containers. */
package dev.seaworthy.checks.platform.lifecycle;
