package dev.seaworthy.report.page;

import java.nio.charset.StandardCharsets;

/**
 * The share of one text in the maximum size of many, so that the page can be opened if every row is violated.
 *
 * @param bytes maximum length of one text, as it is in the page: escaped, in UTF-8
 */
record SizeBudget(int bytes) {
    /**
     * @param total maximum length of all texts in bytes
     * @param texts the number of texts
     */
    static SizeBudget of(int total, long texts) {
        return new SizeBudget((int) (total / Math.max(1, texts)));
    }

    /** @return the beginning of a long message, which says what was expected */
    String beginning(String text) {
        int shown = shown(text.substring(0, Math.min(text.length(), bytes)));
        return shown == text.length()
                ? text
                : "%s%n… %d more characters, which allure.html contains …"
                        .formatted(text.substring(0, shown), text.length() - shown);
    }

    /** @return the end of a long log, which is nearest to the failure */
    String end(String text) {
        int omitted = text.length() - shown(text.substring(Math.max(0, text.length() - bytes)));
        return omitted == 0
                ? text
                : "… %d earlier characters, which allure.html contains …%n%s"
                        .formatted(omitted, text.substring(omitted));
    }

    /** Escaped, a text of nothing but markup is several times as long; so is one of characters with several bytes. */
    private int shown(String text) {
        int length = Html.of("%s", text).markup().getBytes(StandardCharsets.UTF_8).length;
        return length <= bytes ? text.length() : (int) ((long) bytes * text.length() / length);
    }
}
