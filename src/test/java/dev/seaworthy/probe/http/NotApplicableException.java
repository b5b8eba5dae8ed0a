package dev.seaworthy.probe.http;

import org.opentest4j.TestAbortedException;

/** A deployment does not have what a row asks for: JUnit reports the row as skipped, with this reason. */
public final class NotApplicableException extends TestAbortedException {
    public NotApplicableException(String reason) {
        super(reason);
    }
}
