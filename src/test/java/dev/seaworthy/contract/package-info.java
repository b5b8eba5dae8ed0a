/** What the stack promises, read from {@code contract.yaml} and from nowhere else. */
package dev.seaworthy.contract;
