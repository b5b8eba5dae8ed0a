/**
 * The stack as Docker shows it: starting it, finding its containers, reaching into them, taking it away. The only user
 * of Testcontainers and docker-java.
 */
package dev.seaworthy.stack;
