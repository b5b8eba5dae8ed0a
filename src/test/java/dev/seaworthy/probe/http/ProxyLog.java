package dev.seaworthy.probe.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.seaworthy.docker.ComposeProject;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** The access log of a proxy of the stack: one JSON object a line, a request each. */
public record ProxyLog(ComposeProject stack, String service) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * @param request the request line
     * @param upstreamAddr address and port of every instance that was upstreams, in order, separated by commas, and by
     *     a colon where it began anew
     * @param upstreamStatus what each of them answered, likewise; 502 or 504 for one that did not
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Entry(
            @JsonProperty("request_id") String requestId,
            String host,
            String request,
            int status,
            @JsonProperty("upstream_addr") String upstreamAddr,
            @JsonProperty("upstream_status") String upstreamStatus) {
        private static final Pattern SEPARATORS = Pattern.compile(", | : ");

        /** What the log does not name was not tried. */
        public Entry {
            upstreamAddr = upstreamAddr == null ? "" : upstreamAddr;
        }

        /** @return address and port of the instance that answered: the last that was tried */
        public String answeredBy() {
            return upstreamAddr.substring(upstreamAddr.lastIndexOf(' ') + 1);
        }

        /** @return whether more than one instance was tried */
        public boolean retried() {
            return SEPARATORS.matcher(upstreamAddr).find();
        }

        /** @return whether this instance was tried and gave no answer */
        public boolean failedAt(String address) {
            List<String> upstreams = List.of(SEPARATORS.split(upstreamAddr));
            List<String> answers = List.of(SEPARATORS.split(upstreamStatus));
            return IntStream.range(0, Math.min(upstreams.size(), answers.size()))
                    .anyMatch(one -> upstreams.get(one).startsWith(address + ":")
                            && answers.get(one).matches("50[24]|-"));
        }

        /** @return what stands in the request line between the question mark and the next blank */
        public String query() {
            int question = request.indexOf('?');
            int end = request.indexOf(' ', question);
            return question < 0 || end < 0 ? "" : request.substring(question + 1, end);
        }

        /** @return who was tried, and what came of it */
        public String way() {
            return "%s → %s → %d".formatted(upstreamAddr, upstreamStatus, status);
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
