package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From how many instances responses come, and how a response names its instance: in a header, or in its body.
 *
 * @param instances exactly as many
 * @param header its name; the value is the name of the instance
 * @param body matches a part of the body; the name of the instance is its first group, or all of it
 */
public record Spread(@JsonProperty(required = true) int instances, Optional<String> header, Optional<Pattern> body) {

    public Spread {
        header = header == null ? Optional.empty() : header;
        body = body == null ? Optional.empty() : body;
        Validation.refuseUnless(instances >= 1, "instances must be 1 or more, not %d", instances);
        Validation.refuseUnless(
                header.isPresent() != body.isPresent(), "spread must have header or body, and not both");
    }

    /** @return the name of the instance in the body of a response; empty if there is none, or if a header has it */
    public Optional<String> instanceIn(String text) {
        return body.map(pattern -> pattern.matcher(text))
                .filter(Matcher::find)
                .map(found -> found.group(Math.min(1, found.groupCount())));
    }

    @Override
    public String toString() {
        return "%d instances by %s"
                .formatted(
                        instances, header.map(name -> "the header " + name).orElseGet(() -> "the body " + body.get()));
    }
}
