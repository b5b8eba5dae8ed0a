package dev.seaworthy.probe.http;

import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.store.StoredMessages;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The messages as the site of the backend returns them: all of them, as one JSON object from number to text. */
public record ListedMessages(Http http) implements StoredMessages {
    private static final String TARGET = "http://backend.localhost/messages";

    @Override
    public List<String> texts() {
        Exchange answer = http.get(TARGET);
        JsonNode all = answer.json();
        if (answer.status() != 200 || !all.isObject()) {
            throw new InconclusiveException("expected all messages as one JSON object, but: " + answer);
        }
        return all.valueStream().map(text -> text.asString("")).toList();
    }

    @Override
    public String place() {
        return "the list of all messages";
    }
}
