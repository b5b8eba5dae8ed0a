package dev.seaworthy.docker;

/**
 * How a command ended.
 *
 * @param exit its exit status
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 */
public record CommandResult(int exit, String output, String errors) {}
