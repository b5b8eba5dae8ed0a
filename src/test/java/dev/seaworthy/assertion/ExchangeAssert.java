package dev.seaworthy.assertion;

import dev.seaworthy.contract.HttpPromise;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.TooSlowException;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.VisitResponse;
import dev.seaworthy.probe.secret.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import tools.jackson.databind.JsonNode;

/** Asserts a response. Every message names the request, its target, the response and the elapsed time. */
public final class ExchangeAssert extends AbstractAssert<ExchangeAssert, Exchange> {
    private static final int SHOWN = 500;

    private final boolean isPrecondition;

    private ExchangeAssert(Exchange actual, boolean isPrecondition) {
        super(actual, ExchangeAssert.class);
        this.isPrecondition = isPrecondition;
    }

    public static ExchangeAssert assertThat(Exchange actual) {
        return new ExchangeAssert(actual, false);
    }

    /**
     * For a response without which a check cannot judge its promise: if it is not as expected, every method throws
     * {@link InconclusiveException}.
     */
    public static ExchangeAssert precondition(Exchange actual) {
        return new ExchangeAssert(actual, true);
    }

    public ExchangeAssert hasStatus(int expected) {
        return expect(actual.status() == expected, "status " + expected);
    }

    /** Fails unless status, headers, body and time of the response are as promised. */
    public ExchangeAssert compliesWith(HttpPromise promised) {
        expect(
                promised.status().contains(actual.status()),
                "status " + promised.status().stream().map(String::valueOf).collect(Collectors.joining(" or ")));
        promised.redirect().ifPresent(form -> hasHeaderMatching("Location", form));
        promised.header().forEach(this::hasHeaderMatching);
        promised.body().ifPresent(form -> expect(form.matcher(actual.body()).find(), matching("a body", form)));
        promised.json()
                .forEach((pointer, value) -> expect(
                        actual.json().at(pointer).equals(value),
                        "a JSON body with %s at \"%s\", got %s"
                                .formatted(value, pointer, actual.json().at(pointer))));
        promised.within().ifPresent(within -> respondedWithin(within.duration()));
        return this;
    }

    private void hasHeaderMatching(String name, Pattern form) {
        List<String> values = actual.headers().getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        expect(
                values.stream().anyMatch(value -> form.matcher(value).find()),
                "%s, got %s".formatted(matching("the header " + name, form), values));
    }

    private static String matching(String what, Pattern form) {
        return "%s with a match of \"%s\"".formatted(what, form);
    }

    private void respondedWithin(Duration promised) {
        if (actual.elapsed().compareTo(promised) > 0 && actual.time().excuses(promised)) {
            throw new TooSlowException(actual.toString(), actual.time());
        }
        expect(actual.elapsed().compareTo(promised) <= 0, "a response within %d ms".formatted(promised.toMillis()));
    }

    /** @param expected without parameters such as the charset */
    public ExchangeAssert hasContentType(String expected) {
        String type =
                actual.header("Content-Type").orElse("").replaceFirst(";.*", "").strip();
        return expect(type.equals(expected), "content type " + expected + ", got \"" + type + "\"");
    }

    public ExchangeAssert hasBodyContaining(String expected) {
        return expect(actual.body().contains(expected), "a body containing \"" + expected + "\"");
    }

    /** Matches the entire body. */
    public ExchangeAssert hasBodyOfForm(Pattern form) {
        return expect(form.matcher(actual.body()).matches(), "a body that matches \"" + form + "\"");
    }

    public ExchangeAssert hasField(String name, String expected) {
        return expect(
                actual.json().path(name).asString("").equals(expected),
                "the field \"%s\" to be \"%s\"".formatted(name, expected));
    }

    /** @param expected all values of this header in their order; empty if the response must not have it */
    public ExchangeAssert hasHeader(String name, String... expected) {
        List<String> values = actual.headers().getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return expect(
                values.equals(List.of(expected)),
                "the header %s to be %s, got %s".formatted(name, List.of(expected), values));
    }

    /**
     * Fails if the response contains a secret.
     *
     * @throws InconclusiveException if the same search does not find every secret in this response after it was added
     *     to it (positive control)
     */
    public ExchangeAssert containsNoneOf(Secrets secrets) {
        Set<String> found = Set.copyOf(secrets.in(actual.withBody(actual.body() + secrets.text())));
        if (!found.equals(secrets.names())) {
            throw new InconclusiveException("%s: a search for %s would find %s only".formatted(actual, secrets, found));
        }
        List<String> contained = secrets.in(actual);
        return expect(contained.isEmpty(), "a response without secrets, but it contains " + contained);
    }

    /**
     * @param expected its number
     * @param reason why it must be this one
     */
    public ExchangeAssert isVisitNumber(long expected, String reason) {
        return expect(isVisit().number() == expected, "visit number %d, %s".formatted(expected, reason));
    }

    /** @return the visit number and hostname in the body */
    public VisitResponse isVisit() {
        expect(
                VisitResponse.in(actual).isPresent(),
                "status 200 and a body that matches \"" + VisitResponse.FORM + "\"");
        return VisitResponse.in(actual).orElseThrow();
    }

    /** @return the string in this field of the JSON body */
    public String hasText(String field) {
        JsonNode text = actual.json().path(field);
        expect(text.isString(), "JSON with a string in the field \"%s\"".formatted(field));
        return text.stringValue();
    }

    /** @return the number in this field of the JSON body */
    public long hasNumber(String field) {
        JsonNode number = actual.json().path(field);
        expect(number.isIntegralNumber(), "JSON with a number in the field \"%s\"".formatted(field));
        return number.longValue();
    }

    public ExchangeAssert hasFieldContaining(String name, String expected) {
        return expect(
                actual.json().path(name).asString("").contains(expected),
                "the field \"%s\" to contain \"%s\"".formatted(name, expected));
    }

    public ExchangeAssert hasFieldWithout(String name, String unexpected) {
        return expect(
                !actual.json().path(name).asString("").contains(unexpected),
                "the field \"%s\" not to contain \"%s\"".formatted(name, unexpected));
    }

    /** A null field counts as absent. */
    public ExchangeAssert hasNoField(String name) {
        JsonNode field = actual.json().path(name);
        return expect(field.isMissingNode() || field.isNull(), "no field \"%s\"".formatted(name));
    }

    /** Requires a readable reason, of at least two words, in the JSON field {@code error}. */
    public ExchangeAssert refusesAsJson(int status) {
        hasStatus(status).hasContentType("application/json");
        JsonNode reason = actual.json().path("error");
        return expect(
                reason.isString() && reason.stringValue().contains(" "), "a JSON object with a reason in \"error\"");
    }

    /** @throws TooSlowException if the request timed out while the host was overloaded: then the cause is not known */
    private ExchangeAssert expect(boolean holds, String expected) {
        if (!holds) {
            String body = actual.body().length() > SHOWN ? actual.body().substring(0, SHOWN) + " …" : actual.body();
            String message = "%s: expected %s, body: %s".formatted(actual, expected, body.isBlank() ? "(empty)" : body);
            if (actual.timedOutWhileStarved()) {
                throw new TooSlowException(message, actual.time());
            }
            if (isPrecondition) {
                throw new InconclusiveException(message);
            }
            throw failure("%s", message);
        }
        return this;
    }
}
