/**
 * What checks leave in the report: which requirement each proves, what it was found with and, if it fails, what could
 * be seen at that moment.
 */
package dev.seaworthy.evidence;
