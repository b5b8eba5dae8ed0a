package dev.seaworthy.api;

import java.time.Instant;

/** @param minute the start of the minute */
record VisitsInMinute(Instant minute, long visits) {}
