/** The visit counter and its input validation. */
package dev.seaworthy.checks.product.visits;
