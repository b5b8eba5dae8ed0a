/** Compares the connections that a deployment permits with those that its contract promises. */
package dev.seaworthy.aws.reachability.judge;
