/** Checks that know our application. */
package dev.seaworthy.checks.product;
