package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user that the processes of a service run as, written as {@code UID} or {@code UID:GID}, both numbers.
 *
 * @param uid 0 is root
 * @param gid empty if any group is permitted
 */
public record User(int uid, OptionalInt gid) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(?::(\\d{1,9}))?");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static User of(int uid) {
        return of(Integer.toString(uid));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static User of(String text) {
        Matcher form = FORM.matcher(text);
        Validation.refuseUnless(form.matches(), "a user is a number, or two like 101:101, not \"%s\"", text);
        return new User(
                Integer.parseInt(form.group(1)),
                form.group(2) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(form.group(2))));
    }

    /** @return whether a process with these real ids runs as this user */
    public boolean is(int otherUid, int otherGid) {
        return uid == otherUid && gid.orElse(otherGid) == otherGid;
    }

    @Override
    public String toString() {
        return uid + (gid.isPresent() ? ":" + gid.getAsInt() : "");
    }
}
