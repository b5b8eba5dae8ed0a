/** Shows the result of the check as text. */
package dev.seaworthy.aws.reachability.report;
