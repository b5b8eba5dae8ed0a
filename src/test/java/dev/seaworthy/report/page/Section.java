package dev.seaworthy.report.page;

/**
 * A part of the page with a heading.
 *
 * @param id the name of its anchor
 * @param content empty if the run has nothing for it
 */
record Section(String id, String title, Html content) {
    boolean isEmpty() {
        return content.equals(Html.NONE);
    }

    Html html() {
        return Html.of("<section id=\"%s\">\n<h2>%s</h2>\n%s</section>\n", id, title, content);
    }

    Html link() {
        return Html.of("<a href=\"#%s\">%s</a>", id, title);
    }
}
