package dev.seaworthy.common;

import io.javalin.http.Context;
import io.javalin.http.RequestLogger;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs one line per request, in the common log format: client, time, request line, status. A successful health check is
 * logged only at debug: there is one every few seconds. At debug, a second line contains the duration and the
 * correlation id, which the load balancers log too.
 */
final class RequestLog implements RequestLogger {

    private static final Logger LOG = LoggerFactory.getLogger(Logging.REQUESTS);
    private static final Logger DETAILS = LoggerFactory.getLogger(RequestLog.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    @Override
    public void handle(Context ctx, Float milliseconds) {
        String line = line(ctx, ZonedDateTime.now(ZoneOffset.UTC));
        if (ctx.path().equals("/health") && ctx.statusCode() < 400) {
            LOG.debug(line);
        } else {
            LOG.info(line);
        }
        DETAILS.debug(
                "{} {} took {} ms, request id {}",
                ctx.method(),
                printable(ctx.path()),
                milliseconds,
                printable(String.valueOf(ctx.header("X-Request-ID"))));
    }

    private static String line(Context ctx, ZonedDateTime time) {
        HttpServletRequest request = ctx.req();
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String target = printable(request.getRequestURI() + query);
        return "%s - - [%s] \"%s %s %s\" %d -"
                .formatted(
                        Client.of(ctx),
                        TIME.format(time),
                        request.getMethod(),
                        target,
                        request.getProtocol(),
                        ctx.statusCode());
    }

    /** Prevents log forging: no request can end the line or its quotes. */
    private static String printable(String text) {
        return text.replaceAll("[^\\x21\\x23-\\x7e]", "?");
    }
}
