/**
 * What a check leaves in the report: which requirement it proves and, if it fails, what could be seen at that moment.
 */
package dev.seaworthy.evidence;
