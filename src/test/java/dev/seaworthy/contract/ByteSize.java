package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A size, written as in Compose: {@code 64K}, {@code 256M}, {@code 1G}, in powers of 1024.
 *
 * @param count positive
 */
public record ByteSize(long count) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})([KMG])");

    public ByteSize {
        Validation.refuseUnless(count > 0, "a size must be more than 0");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ByteSize of(String text) {
        Matcher form = FORM.matcher(text);
        Validation.refuseUnless(form.matches(), "a size is a whole number and K, M or G, like 256M, not \"%s\"", text);
        int power = 1 + "KMG".indexOf(form.group(2));
        return new ByteSize(Long.parseLong(form.group(1)) << 10 * power);
    }

    @Override
    public String toString() {
        return count % (1 << 20) == 0 ? (count >> 20) + "M" : (count >> 10) + "K";
    }
}
