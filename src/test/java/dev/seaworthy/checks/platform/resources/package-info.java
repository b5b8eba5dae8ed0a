/** CPU, memory and process limits. */
package dev.seaworthy.checks.platform.resources;
