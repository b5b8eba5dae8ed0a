package dev.seaworthy.probe.store;

import dev.seaworthy.docker.ComposeProject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The visits as PostgreSQL itself has them, whatever the applications say. */
public final class VisitsStore {
    private static final Duration BUDGET = Duration.ofSeconds(10);

    private static final String OWN = "seaworthy";
    /** An index that is damaged ends its examination with an error, which is what shall be told. */
    private static final String EXAMINATION = """
            BEGIN;
            CREATE EXTENSION amcheck;
            CREATE FUNCTION pg_temp.index_damage(index regclass) RETURNS text LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM bt_index_check(index, true);
                RETURN '';
            EXCEPTION WHEN data_corrupted OR index_corrupted THEN
                RETURN SQLERRM;
            END
            $$;
            SELECT relname, (SELECT coalesce(string_agg(msg, '; '), '') FROM verify_heapam(oid))
            FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace;
            SELECT relname, pg_temp.index_damage(oid)
            FROM pg_class WHERE relkind = 'i' AND relnamespace = 'public'::regnamespace;
            ROLLBACK;
            """;

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

    /**
     * A visit that was counted.
     *
     * @param key the id of its request
     */
    public record Counted(long number, String key) {}

    /** @return those whose requests may still be repeated: of the last hour */
    public List<Counted> counted() {
        return ask("SELECT number || ' ' || key FROM visit;", "")
                .lines()
                .map(line -> line.split(" ", 2))
                .map(words -> new Counted(Long.parseLong(words[0]), words[1]))
                .toList();
    }

    /** @return the server's setting of this name, as it shows it */
    public String setting(String name) {
        return ask("SELECT current_setting(:'key');", name);
    }

    /**
     * Has PostgreSQL examine every page of its tables and every entry of their indexes. The extension that can is gone
     * again afterwards.
     *
     * @return what is wrong with each table and index, by its name; an empty text for nothing
     */
    public Map<String, String> damage() {
        return ask(EXAMINATION, "")
                .lines()
                .map(line -> line.split("\\|", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    private String ask(String sql, String key) {
        return stack.execute(
                        stack.replicas().of("database").only(),
                        BUDGET,
                        sql,
                        "/usr/lib/postgresql/18/bin/psql",
                        "--host=127.0.0.1",
                        "--username=seaworthy",
                        "--dbname=" + database,
                        "--no-psqlrc",
                        "--quiet",
                        "--tuples-only",
                        "--no-align",
                        "--set=ON_ERROR_STOP=1",
                        "--set=key=" + key)
                .strip();
    }
}
