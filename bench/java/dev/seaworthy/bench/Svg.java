package dev.seaworthy.bench;

import java.util.Locale;

/** Texts of SVG images. */
final class Svg {
    private Svg() {}

    /** @return a self-contained image on white */
    static String image(int width, int height, String content) {
        return shape("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
                font-family="sans-serif" font-size="12">
                <rect width="%1$d" height="%2$d" fill="white"/>
                %3$s
                </svg>
                """, width, height, content);
    }

    /** SVG requires a point as decimal separator, whatever the default locale is. */
    static String shape(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
