package dev.seaworthy.common;

import io.javalin.http.Context;
import io.javalin.http.RequestLogger;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
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
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x21\\x23-\\x7e]");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    private volatile Second second = Second.of(0);

    @Override
    public void handle(Context ctx, Float milliseconds) {
        if (!ctx.path().equals("/health") || ctx.statusCode() >= 400) {
            LOG.info(line(ctx));
        } else if (LOG.isDebugEnabled()) {
            LOG.debug(line(ctx));
        }
        if (DETAILS.isDebugEnabled()) {
            DETAILS.debug(
                    "{} {} took {} ms, request id {}",
                    ctx.method(),
                    printable(ctx.path()),
                    milliseconds,
                    printable(String.valueOf(ctx.header("X-Request-ID"))));
        }
    }

    private String line(Context ctx) {
        HttpServletRequest request = ctx.req();
        StringBuilder line = new StringBuilder(160)
                .append(Client.of(ctx))
                .append(" - - [")
                .append(now())
                .append("] \"")
                .append(request.getMethod())
                .append(' ')
                .append(printable(request.getRequestURI()));
        if (request.getQueryString() != null) {
            line.append('?').append(printable(request.getQueryString()));
        }
        return line.append(' ')
                .append(request.getProtocol())
                .append("\" ")
                .append(ctx.statusCode())
                .append(" -")
                .toString();
    }

    private String now() {
        long now = Instant.now().getEpochSecond();
        Second current = second;
        if (current.epochSecond() != now) {
            current = Second.of(now);
            second = current;
        }
        return current.text();
    }

    /** Prevents log forging: no request can end the line or its quotes. */
    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("?");
    }

    /** A second as text, because formatting it costs more than the rest of a line, and many requests share it. */
    private record Second(long epochSecond, String text) {

        static Second of(long epochSecond) {
            return new Second(
                    epochSecond, TIME.format(Instant.ofEpochSecond(epochSecond).atOffset(ZoneOffset.UTC)));
        }
    }
}
