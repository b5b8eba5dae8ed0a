package dev.seaworthy.contract.yaml;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says why a value of a YAML file is refused, in the words of the file: Jackson's own messages name Java classes. */
record Reasons(ObjectMapper mapper) {
    /** @return a sentence without the key, which its reader knows */
    String of(DatabindException e) {
        if (e.getCause() instanceof IllegalArgumentException invalid) {
            return firstLine(invalid.getMessage());
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return unknownKey(unknown.getKnownPropertyIds());
        }
        if (isMissingKey(e)) {
            return "the key is missing";
        }
        if (e instanceof InvalidFormatException other && other.getTargetType().isEnum()) {
            return "\"%s\" is none of %s"
                    .formatted(
                            other.getValue(),
                            joined(Stream.of(other.getTargetType().getEnumConstants())
                                    .map(constant ->
                                            mapper.valueToTree(constant).asString())));
        }
        if (e instanceof MismatchedInputException other && other.getTargetType() != null) {
            return "expected " + expected(other.getTargetType());
        }
        return firstLine(e.getOriginalMessage());
    }

    static String unknownKey(Collection<?> known) {
        return "unknown key; the keys here are "
                + joined(known.stream().map(Object::toString).sorted());
    }

    /** @return whether an object lacks a key */
    static boolean isMissingKey(DatabindException e) {
        return e.getOriginalMessage().startsWith("Missing required creator property");
    }

    /** @return the keys of the object that lacks one; each is a component of a record */
    Set<String> keysOf(DatabindException missingKey) {
        Class<?> type = (Class<?>) missingKey.getPath().getLast().from();
        DeserializationConfig config = mapper.deserializationConfig();
        return Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> config.getPropertyNamingStrategy().nameForConstructorParameter(config, null, name))
                .collect(Collectors.toSet());
    }

    private static String joined(Stream<String> words) {
        return words.collect(Collectors.joining(", "));
    }

    private static String expected(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (Map.class.isAssignableFrom(type)) {
            return "keys with values";
        }
        if (List.of(boolean.class, Boolean.class).contains(type)) {
            return "true or false";
        }
        if (List.of(int.class, Integer.class, long.class, Long.class).contains(type)) {
            return "a whole number";
        }
        if (List.of(double.class, Double.class).contains(type)) {
            return "a number";
        }
        return type == String.class ? "text" : "another kind of value: see docs/contract.md";
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("not understood");
    }
}
