/** Proves on a template or an account that exactly the connections of a contract are possible. */
package dev.seaworthy.aws.reachability;
