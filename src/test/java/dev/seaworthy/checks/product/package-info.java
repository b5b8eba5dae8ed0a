/** Checks that know our application: visits, messages, routes, names. */
package dev.seaworthy.checks.product;
