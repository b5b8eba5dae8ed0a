package dev.seaworthy.contract;

import java.util.Optional;

/**
 * What a promise counts for somebody who grades stacks. No check depends on it.
 *
 * @param points 0 or more
 * @param title the promise in the words of the person who grades
 * @param optional whether a stack that breaks the promise can still pass
 */
public record Grade(Optional<Double> points, Optional<String> title, boolean optional) {
    public Grade {
        points = points == null ? Optional.empty() : points;
        title = title == null ? Optional.empty() : title;
        points.ifPresent(number -> Validation.refuseUnless(
                number >= 0 && Double.isFinite(number), "points must be 0 or more, not %s", number));
        title.ifPresent(text -> Validation.refuseUnless(!text.isBlank(), "title must not be blank"));
    }
}
