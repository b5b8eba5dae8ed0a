/** Draws the deployment from the template, for {@code README.md}. */
package dev.seaworthy.aws.picture;
