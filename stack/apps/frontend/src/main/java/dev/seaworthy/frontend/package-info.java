/** Answers people: decides by host what they asked for, and asks the API for it. */
package dev.seaworthy.frontend;
