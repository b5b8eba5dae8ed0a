package dev.seaworthy.checks;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.http.Exchange;
import java.util.List;
import java.util.function.Supplier;

/** The names by which clients tell the replicas of a service apart. */
public interface ReplicaNames {
    /**
     * Waits until every replica responds, because faults of other checks may have left one out of the rotation until
     * just now. If one does not respond in time, the caller judges the distribution as it is.
     *
     * @param answers sends requests, and returns the name in each response
     * @return the names of all replicas
     * @throws InconclusiveException if the promised number of containers does not run
     * @throws AssertionError if the replicas can be told apart only by their responses, and there are not as many as
     *     the contract promises
     */
    List<String> of(String service, Supplier<List<String>> answers);

    /**
     * @param observed the hostname in each of several responses
     * @return the hostnames of all replicas
     * @throws AssertionError as {@link #of}
     */
    List<String> hostnames(String service, List<String> observed);

    /** Fails unless the response has the name of an API replica. */
    void assertApiResponded(Exchange answer);

    /** @return whether all connections reach the same edge, so that it takes turns over all of them */
    boolean areBehindOneEdge();
}
