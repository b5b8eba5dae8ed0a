package dev.seaworthy.api;

import dev.seaworthy.common.LogLevel;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Parses a configuration as YAML, and rejects unknown keys: a misspelt key must not go unnoticed. */
final class ConfigurationParser {

    private static final String MOTD = "motd";
    private static final String LOG_LEVEL = "log-level";
    private static final Set<String> KEYS = Set.of(MOTD, LOG_LEVEL);
    private static final int MAX_MOTD_LENGTH = 500;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ConfigurationParser() {}

    /**
     * A missing key has its default. An empty file is rejected, because an editor that writes in place truncates the
     * file first.
     */
    static Configuration parse(byte[] yaml) throws InvalidConfiguration {
        JsonNode root = tree(yaml);
        if (!root.isObject() || root.isEmpty()) {
            throw new InvalidConfiguration("the file is empty or not of the form \"key: value\"");
        }
        Set<String> unknown = new TreeSet<>(root.propertyNames());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new InvalidConfiguration("unknown key %s, the known keys are %s"
                    .formatted(String.join(", ", unknown), String.join(", ", new TreeSet<>(KEYS))));
        }
        return new Configuration(motd(root.path(MOTD)), logLevel(root.path(LOG_LEVEL)));
    }

    private static JsonNode tree(byte[] yaml) throws InvalidConfiguration {
        try {
            return YAML.readTree(yaml);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new InvalidConfiguration("not valid YAML" + (line > 0 ? ", see line " + line : ""));
        }
    }

    private static String motd(JsonNode value) throws InvalidConfiguration {
        if (value.isMissingNode()) {
            return Configuration.DEFAULT.motd();
        }
        if (!value.isString() || value.stringValue().length() > MAX_MOTD_LENGTH) {
            throw new InvalidConfiguration("motd must be a string of at most %d characters".formatted(MAX_MOTD_LENGTH));
        }
        return value.stringValue();
    }

    private static LogLevel logLevel(JsonNode value) throws InvalidConfiguration {
        if (value.isMissingNode()) {
            return Configuration.DEFAULT.logLevel();
        }
        return LogLevel.of(value.isString() ? value.stringValue() : "")
                .orElseThrow(() -> new InvalidConfiguration("log-level must be " + LogLevel.CHOICE));
    }
}
