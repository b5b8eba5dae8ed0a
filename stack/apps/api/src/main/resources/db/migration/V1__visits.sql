-- The total, in a table that can hold one row only. Its row lock is what puts all visits in one order.
CREATE TABLE counter (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    total     bigint  NOT NULL
);
INSERT INTO counter (total) VALUES (0);

-- Which request got which number, for as long as a request may be repeated.
CREATE TABLE visit (
    key    text        PRIMARY KEY,
    number bigint      NOT NULL UNIQUE,
    at     timestamptz NOT NULL
);
CREATE INDEX visit_at ON visit (at);

CREATE TABLE visits_per_minute (
    minute timestamptz PRIMARY KEY,
    visits bigint      NOT NULL
);

-- Numbers the requests that have no number yet, in the given order, and returns the number of every one.
-- The lock comes first: every statement after it sees what the previous holder of the lock committed, so two instances
-- never give a number twice nor number a request twice. It is one call and one commit without another word from the
-- client, so a client that freezes cannot hold the lock.
CREATE FUNCTION count_visits(keys text[])
    RETURNS TABLE (key text, number bigint)
    LANGUAGE plpgsql
AS $$
#variable_conflict use_column
DECLARE
    counted_before bigint;
    counted        bigint;
    moment         timestamptz;
BEGIN
    SELECT total INTO STRICT counted_before FROM counter FOR UPDATE;
    moment := clock_timestamp();

    INSERT INTO visit (key, number, at)
    SELECT asked.key, counted_before + row_number() OVER (ORDER BY min(asked.position)), moment
    FROM unnest(keys) WITH ORDINALITY AS asked (key, position)
    WHERE NOT EXISTS (SELECT FROM visit WHERE visit.key = asked.key)
    GROUP BY asked.key;
    GET DIAGNOSTICS counted = ROW_COUNT;

    IF counted > 0 THEN
        UPDATE counter SET total = total + counted;
        INSERT INTO visits_per_minute (minute, visits)
        VALUES (date_trunc('minute', moment), counted)
        ON CONFLICT (minute) DO UPDATE SET visits = visits_per_minute.visits + excluded.visits;
    END IF;

    RETURN QUERY SELECT visit.key, visit.number FROM visit WHERE visit.key = ANY (keys);
END
$$;
