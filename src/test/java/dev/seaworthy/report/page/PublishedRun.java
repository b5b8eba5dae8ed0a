package dev.seaworthy.report.page;

import java.time.Instant;

/**
 * A run of a workflow on GitHub, as {@code gh run list --json} describes it.
 *
 * @param databaseId its number, and the name of the directory of its report
 * @param displayTitle the subject of the commit
 * @param headSha the commit
 * @param createdAt when it was triggered
 * @param url its page on GitHub
 */
record PublishedRun(long databaseId, String displayTitle, String headSha, Instant createdAt, String url) {
    /** @return the path of its report within the site */
    String directory() {
        return "runs/" + databaseId;
    }

    String shortSha() {
        return headSha.substring(0, Math.min(headSha.length(), 7));
    }
}
