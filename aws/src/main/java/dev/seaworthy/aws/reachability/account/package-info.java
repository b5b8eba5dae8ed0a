/**
 * Reads the model from an account, by the Describe calls of AWS. What it does not understand is unknown, never absent.
 */
package dev.seaworthy.aws.reachability.account;
