/** Checks that depend on our application. */
package dev.seaworthy.checks.product;
