package dev.seaworthy.report.grade;

/** Escapes texts of submissions, which may contain anything. */
final class Markup {
    private Markup() {}

    /** @return the text for the content or an attribute of HTML or XML, without characters that XML 1.0 forbids */
    static String escaped(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
