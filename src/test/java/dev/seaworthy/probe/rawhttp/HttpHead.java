package dev.seaworthy.probe.rawhttp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The status line and headers of a raw response.
 *
 * @param status 0 if there is no complete head
 * @param headers names in lower case
 * @param length in characters, with the empty line
 */
record HttpHead(int status, Map<String, List<String>> headers, int length) {
    private static final Pattern HEAD = Pattern.compile("HTTP/1\\.[01] (\\d{3})[^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n");

    static HttpHead of(String answer) {
        Matcher head = HEAD.matcher(answer);
        if (!head.lookingAt()) {
            return new HttpHead(0, Map.of(), 0);
        }
        Map<String, List<String>> headers = Arrays.stream(head.group(2).split("\r\n"))
                .filter(line -> !line.isEmpty())
                .map(line -> line.split(": *", 2))
                .collect(Collectors.groupingBy(
                        header -> header[0].toLowerCase(Locale.ROOT),
                        Collectors.mapping(header -> header[header.length - 1], Collectors.toList())));
        return new HttpHead(Integer.parseInt(head.group(1)), headers, head.end());
    }
}
