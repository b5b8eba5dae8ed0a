/** Configuration, and the production and development variants. */
package dev.seaworthy.checks.product.environments;
