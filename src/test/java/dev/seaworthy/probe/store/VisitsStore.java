package dev.seaworthy.probe.store;

import dev.seaworthy.docker.ComposeStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Reads the visits directly from PostgreSQL, independently of the applications. */
public final class VisitsStore {
    private static final Duration BUDGET = Duration.ofSeconds(10);

    private static final String OWN = "seaworthy";
    /** bt_index_check raises an error for a damaged index; the function returns that error as text. */
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

    private final ComposeStack stack;
    private final String database;

    public VisitsStore(ComposeStack stack) {
        this(stack, OWN);
    }

    private VisitsStore(ComposeStack stack, String database) {
        this.stack = stack;
        this.database = database;
    }

    /** @return the store of a new database on the same server, which this call creates */
    public VisitsStore elsewhere(String newDatabase) {
        ask("CREATE DATABASE \"%s\";".formatted(newDatabase), "");
        return new VisitsStore(stack, newDatabase);
    }

    /** @return the number of the visit with this request id; empty if it was not counted */
    public OptionalLong numberOf(String requestId) {
        String answer = ask("SELECT number FROM visit WHERE key = :'key';", requestId);
        return answer.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(answer));
    }

    /** @return the total number of visits */
    public long total() {
        return Long.parseLong(ask("SELECT total FROM counter;", ""));
    }

    /**
     * A counted visit.
     *
     * @param key the id of its request
     */
    public record Counted(long number, String key) {}

    /** @return the visits of the last hour, whose requests may still be repeated */
    public List<Counted> counted() {
        return ask("SELECT number || ' ' || key FROM visit;", "")
                .lines()
                .map(line -> line.split(" ", 2))
                .map(words -> new Counted(Long.parseLong(words[0]), words[1]))
                .toList();
    }

    /** @return the value of this server setting, as {@code current_setting} returns it */
    public String setting(String name) {
        return ask("SELECT current_setting(:'key');", name);
    }

    /**
     * Checks every page of the tables and every entry of their indexes with the extension amcheck, and rolls back its
     * creation.
     *
     * @return the damage of each table and index, by its name; an empty text for none
     */
    public Map<String, String> damage() {
        return ask(EXAMINATION, "")
                .lines()
                .map(line -> line.split("\\|", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    private String ask(String sql, String key) {
        return stack.cli()
                .execute(
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
