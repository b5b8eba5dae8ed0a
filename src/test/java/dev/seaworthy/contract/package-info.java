/** What a stack promises, as records that refuse impossible values. Uses no other room. */
package dev.seaworthy.contract;
