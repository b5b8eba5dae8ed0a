package dev.seaworthy.report.grade;

import dev.seaworthy.report.Outcome;
import java.math.BigDecimal;

/**
 * The points of a submission.
 *
 * @param earned by promises that hold
 * @param undecided of promises about which nothing is known; not part of the earned points
 * @param possible of all promises
 */
record Points(double earned, double undecided, double possible) {
    static final Points NONE = new Points(0, 0, 0);

    Points plus(double points, Judgement judgement) {
        boolean holds = judgement.outcome() == Outcome.HOLDS;
        return new Points(
                earned + (holds ? points : 0), undecided + (judgement.isUndecided() ? points : 0), possible + points);
    }

    @Override
    public String toString() {
        return "%s of %s%s"
                .formatted(
                        text(earned),
                        text(possible),
                        undecided == 0 ? "" : ", %s undecided".formatted(text(undecided)));
    }

    /** @return the number without needless zeros */
    static String text(double points) {
        return BigDecimal.valueOf(points).stripTrailingZeros().toPlainString();
    }
}
