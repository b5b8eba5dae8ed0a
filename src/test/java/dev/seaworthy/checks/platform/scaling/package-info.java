/** Replicas, scaling and singletons. */
package dev.seaworthy.checks.platform.scaling;
