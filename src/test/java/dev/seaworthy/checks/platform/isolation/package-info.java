/** Networks, published ports, privileges and secrets. */
package dev.seaworthy.checks.platform.isolation;
