/** What both applications share: how they are configured, named, reached, logged and stopped. */
package dev.seaworthy.common;
