package dev.seaworthy.probe.network;

import java.util.List;

/** The connection attempts of one service and their outcomes. */
public record ConnectionAttempts(String source, List<ConnectionAttempt> all) {}
