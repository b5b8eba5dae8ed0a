package dev.seaworthy.probe.network;

import java.util.List;

/** What one service tried to open connections to, and how each attempt ended. */
public record ConnectionAttempts(String source, List<ConnectionAttempt> all) {}
