/**
 * Proves the suite: checks fail where the stack is wrong, and are inconclusive where they cannot observe. Uses every
 * other room.
 */
package dev.seaworthy.selftest;
