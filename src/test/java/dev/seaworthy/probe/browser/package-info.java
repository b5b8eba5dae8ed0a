/** Uses the stack with a browser, as a person does. */
package dev.seaworthy.probe.browser;
