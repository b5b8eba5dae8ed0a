package dev.seaworthy.bench;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the sizes that Docker prints, such as {@code 113.4MiB / 256MiB}. */
final class DockerSize {
    private static final Pattern SIZE = Pattern.compile("([\\d.]+)\\s*([KMG]iB|[kMG]B|B)");
    private static final Map<String, Double> BYTES =
            Map.of("B", 1.0, "kB", 1e3, "MB", 1e6, "GB", 1e9, "KiB", 1024.0, "MiB", 1048576.0, "GiB", 1073741824.0);

    private DockerSize() {}

    /** @return the first size in the text, in MiB */
    static double firstMebibytes(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.find()) {
            throw new IllegalArgumentException("no size: " + text);
        }
        return Double.parseDouble(size.group(1)) * BYTES.get(size.group(2)) / BYTES.get("MiB");
    }
}
