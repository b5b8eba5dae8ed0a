package dev.seaworthy.api;

import java.time.Instant;

/** @param minute its first moment */
record VisitsInMinute(Instant minute, long visits) {}
