/** Storing and returning messages. */
package dev.seaworthy.checks.product.messages;
