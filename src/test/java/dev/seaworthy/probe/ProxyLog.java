package dev.seaworthy.probe;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.seaworthy.stack.ComposeProject;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The access log of a proxy of the stack: one JSON object a line, a request each. */
public record ProxyLog(ComposeProject stack, String service) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * @param request the request line
     * @param upstreamAddr address and port of every instance that was tried, in order, separated by commas
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Entry(
            @JsonProperty("request_id") String requestId,
            String host,
            String request,
            int status,
            @JsonProperty("upstream_addr") String upstreamAddr) {

        /** @return address and port of the instance that answered: the last that was tried */
        public String answeredBy() {
            return upstreamAddr.substring(upstreamAddr.lastIndexOf(' ') + 1);
        }
    }

    /** @return the entries since then; lines of other kinds, such as errors, are passed over */
    public List<Entry> since(Instant since) {
        return stack.logs().of(stack.replicas().of(service).only(), since).stream()
                .filter(line -> line.startsWith("{"))
                .map(line -> JSON.readValue(line, Entry.class))
                .toList();
    }
}
