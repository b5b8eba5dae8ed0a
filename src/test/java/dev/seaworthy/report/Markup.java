package dev.seaworthy.report;

/** Escapes texts of a stack under test, which may contain anything. */
public final class Markup {
    private Markup() {}

    /** @return the text for the content or an attribute of HTML or XML, without characters that XML 1.0 forbids */
    public static String escaped(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
