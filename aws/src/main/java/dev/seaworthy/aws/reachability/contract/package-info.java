/**
 * The part of a contract that is about connections: which ones a deployment on AWS must permit. Nothing else may be.
 */
package dev.seaworthy.aws.reachability.contract;
