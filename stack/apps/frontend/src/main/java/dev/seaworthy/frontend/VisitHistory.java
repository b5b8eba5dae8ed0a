package dev.seaworthy.frontend;

import java.time.Instant;
import java.util.List;

/** The API's visits: the total, and those of each of the last minutes, the current one last. */
record VisitHistory(long total, List<Minute> perMinute) {

    record Minute(Instant minute, long visits) {}
}
