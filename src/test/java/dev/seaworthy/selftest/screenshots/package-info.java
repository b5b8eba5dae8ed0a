/** Takes the screenshots of the documentation. */
package dev.seaworthy.selftest.screenshots;
