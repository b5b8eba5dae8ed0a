/** Reads the model from a CloudFormation template. What cannot be resolved is unknown, never absent. */
package dev.seaworthy.aws.reachability.template;
