package dev.seaworthy.common;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON mapper of both applications: times in ISO 8601, one value per document, no duplicate keys. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }
}
