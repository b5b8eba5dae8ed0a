package dev.seaworthy.report.page;

/** A page in one file, without scripts. */
final class HtmlPage {
    private HtmlPage() {}

    /** @param policy what the page may load: a content security policy */
    static Html of(Html policy, String title, Html body) {
        return Html.of("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <meta http-equiv="Content-Security-Policy" content="%s">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                %s</body>
                </html>
                """, policy, title, PageStyle.CSS, body);
    }
}
