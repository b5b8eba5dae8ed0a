/**
 * What must be true of an AWS account before {@code bin/aws} uses it, and what the deployed stack says about itself.
 */
package dev.seaworthy.aws.account;
