package dev.seaworthy.probe.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.seaworthy.docker.ComposeStack;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The access log of a proxy of the stack: one JSON object per line and request. */
public record ProxyLog(ComposeStack stack, String service) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * @param client the address of the client
     * @param request the request line
     * @param upstreamAddr address and port of every upstream that was tried, in order, separated by commas, and by a
     *     colon at an internal redirect
     * @param upstreamStatus their status codes, likewise; 502 or 504 for an upstream without a response
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Entry(
            @JsonProperty("request_id") String requestId,
            String host,
            String client,
            String request,
            int status,
            @JsonProperty("upstream_addr") String upstreamAddr,
            @JsonProperty("upstream_status") String upstreamStatus) {
        private static final Pattern SEPARATORS = Pattern.compile(LogLine.SEPARATOR);

        /** If the upstream is missing in the log, no upstream was tried. */
        public Entry {
            client = client == null ? "" : client;
            upstreamAddr = upstreamAddr == null ? "" : upstreamAddr;
        }

        /** @return address and port of the replica that responded: the last one that was tried */
        public String answeredBy() {
            return upstreamAddr.substring(upstreamAddr.lastIndexOf(' ') + 1);
        }

        /** @return whether this replica responded, with whatever status */
        public boolean isAnsweredBy(String address) {
            return answeredBy().startsWith(address + ":") && !failedAt(address);
        }

        /** @return whether more than one replica was tried */
        public boolean retried() {
            return SEPARATORS.matcher(upstreamAddr).find();
        }

        /** @return whether this replica was tried and did not respond */
        public boolean failedAt(String address) {
            List<String> upstreams = List.of(SEPARATORS.split(upstreamAddr));
            List<String> answers = List.of(SEPARATORS.split(upstreamStatus));
            return IntStream.range(0, Math.min(upstreams.size(), answers.size()))
                    .anyMatch(one -> upstreams.get(one).startsWith(address + ":")
                            && answers.get(one).matches("50[24]|-"));
        }

        /** @return the query of the request line; empty if there is none */
        public String query() {
            int question = request.indexOf('?');
            int end = request.indexOf(' ', question);
            return question < 0 || end < 0 ? "" : request.substring(question + 1, end);
        }

        /** @return the upstreams that were tried, their status codes and the final status */
        public String way() {
            return "%s → %s → %d".formatted(upstreamAddr, upstreamStatus, status);
        }
    }

    /** @return the entries since then; other lines, such as errors, are skipped */
    public List<Entry> since(Instant since) {
        return objects(since).map(line -> JSON.readValue(line, Entry.class)).toList();
    }

    /** @return the lines of {@link #since} with all their fields */
    public List<LogLine> lines(Instant since) {
        return objects(since).map(LogLine::of).toList();
    }

    private Stream<String> objects(Instant since) {
        return stack.logs().of(stack.replicas().of(service).only(), since).stream()
                .filter(line -> line.startsWith("{"));
    }
}
