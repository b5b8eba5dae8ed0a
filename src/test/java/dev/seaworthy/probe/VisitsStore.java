package dev.seaworthy.probe;

import dev.seaworthy.stack.ComposeProject;
import java.time.Duration;
import java.util.OptionalLong;

/** The visits as PostgreSQL itself has them, whatever the applications say. */
public final class VisitsStore {
    private static final Duration BUDGET = Duration.ofSeconds(10);

    private static final String OWN = "seaworthy";

    private final ComposeProject stack;
    private final String database;

    public VisitsStore(ComposeProject stack) {
        this(stack, OWN);
    }

    private VisitsStore(ComposeProject stack, String database) {
        this.stack = stack;
        this.database = database;
    }

    /** @return that of another database of the same server, which is made for it */
    public VisitsStore elsewhere(String newDatabase) {
        ask("CREATE DATABASE \"%s\";".formatted(newDatabase), "");
        return new VisitsStore(stack, newDatabase);
    }

    /** @return the number that the request with this id got; empty if it was not counted */
    public OptionalLong numberOf(String requestId) {
        String answer = ask("SELECT number FROM visit WHERE key = :'key';", requestId);
        return answer.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(answer));
    }

    /** @return how many visits were counted in all */
    public long total() {
        return Long.parseLong(ask("SELECT total FROM counter;", ""));
    }

    private String ask(String sql, String key) {
        return stack.execute(
                        stack.replicas().of("database").only(),
                        BUDGET,
                        sql,
                        "psql",
                        "--host=127.0.0.1",
                        "--username=seaworthy",
                        "--dbname=" + database,
                        "--no-psqlrc",
                        "--tuples-only",
                        "--no-align",
                        "--set=ON_ERROR_STOP=1",
                        "--set=key=" + key)
                .strip();
    }
}
