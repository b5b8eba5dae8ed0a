package dev.seaworthy.frontend;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** Renders a template inside the common frame. The template engine escapes all values. */
final class Page {

    private static final Mustache.Compiler HTML = Mustache.compiler().escapeHTML(true);
    private static final String STYLE = resource("page.css");
    private static final String SCRIPT = resource("page.js");

    /** Allows the page's one style sheet and script, its icon, its form and its updates, and nothing else. */
    static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "style-src 'sha256-%s'".formatted(sha256(STYLE)),
            "script-src 'sha256-%s'".formatted(sha256(SCRIPT)),
            "connect-src 'self'",
            "img-src data:",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    private final Template frame = HTML.compile(resource("frame.html"));
    private final Template content;

    /** @param template the name of a resource */
    Page(String template) {
        this.content = HTML.compile(resource(template));
    }

    /** @param model whose fields and methods the template names */
    String render(Object model) {
        return frame.execute(Map.of("style", STYLE, "script", SCRIPT, "content", content.execute(model)));
    }

    private static String resource(String name) {
        try (InputStream resource = Page.class.getResourceAsStream("/" + name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
