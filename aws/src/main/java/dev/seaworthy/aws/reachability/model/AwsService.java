package dev.seaworthy.aws.reachability.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of AWS services, as endpoints and prefix lists have them: {@code com.amazonaws.REGION.ecr.api}. */
public final class AwsService {
    private static final Pattern FORM =
            Pattern.compile("(?:cn\\.)?com\\.amazonaws\\.(?:\\$\\{[^}]+}|[a-z0-9-]+)\\.(.+)");

    private AwsService() {}

    /** @return the part after the region; the whole name if it has another form */
    public static String nameOf(String name) {
        Matcher form = FORM.matcher(name);
        return form.matches() ? form.group(1) : name;
    }
}
