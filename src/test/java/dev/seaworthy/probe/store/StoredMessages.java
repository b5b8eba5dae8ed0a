package dev.seaworthy.probe.store;

import dev.seaworthy.docker.InconclusiveException;
import java.util.List;

/** The messages that a deployment has stored. */
public interface StoredMessages {
    /**
     * @return the texts, in no order
     * @throws InconclusiveException if they cannot be read
     */
    List<String> texts();

    /** @return where they were read, for messages */
    String place();
}
