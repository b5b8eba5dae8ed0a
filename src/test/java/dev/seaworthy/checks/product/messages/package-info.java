/** The messages. */
package dev.seaworthy.checks.product.messages;
