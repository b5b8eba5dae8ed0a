package dev.seaworthy.common;

/**
 * Every answer that is not a success.
 *
 * @param error the reason, in one sentence that is safe to show to anybody
 */
public record Problem(String error) {}
