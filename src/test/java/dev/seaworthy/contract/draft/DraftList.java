package dev.seaworthy.contract.draft;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A key whose value is a list, in one line, or with a line for each group of values if their origins differ: a key that
 * is repeated would be an error.
 */
record DraftList(String key, List<Group> groups) {
    /**
     * Values with the same origin.
     *
     * @param values YAML, each in one line
     */
    record Group(boolean isSuggestion, List<String> values, String origin) {
        static Group of(List<String> values, String origin) {
            return new Group(false, values, origin);
        }

        static Group suggestion(List<String> values, String origin) {
            return new Group(true, values, origin);
        }
    }

    DraftList {
        groups = groups.stream().filter(group -> !group.values().isEmpty()).toList();
    }

    /** @return no line if there are no values */
    Stream<DraftLine> lines(int indent) {
        if (groups.size() <= 1) {
            return groups.stream()
                    .map(group -> new DraftLine(
                            indent,
                            group.isSuggestion(),
                            group.values().stream().collect(Collectors.joining(", ", key + ": [", "]")),
                            group.origin()));
        }
        boolean isSuggestion = groups.stream().allMatch(Group::isSuggestion);
        DraftLine head =
                new DraftLine(indent, isSuggestion, key + ":", groups.getFirst().origin());
        return Stream.concat(
                Stream.of(head),
                groups.stream()
                        .flatMap(group -> group.values().stream()
                                .map(value -> new DraftLine(
                                        indent + 2, group.isSuggestion(), "- " + value, group.origin()))));
    }
}
