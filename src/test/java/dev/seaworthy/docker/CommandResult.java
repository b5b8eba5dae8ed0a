package dev.seaworthy.docker;

/**
 * The result of a command.
 *
 * @param exit its exit status
 * @param output its standard output
 * @param errors its standard error
 */
public record CommandResult(int exit, String output, String errors) {}
