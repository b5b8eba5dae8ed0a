#!/usr/bin/env bash
# Makes the database on the first start, as the official image's entrypoint does, in as much of it as the stack uses:
# POSTGRES_USER, POSTGRES_DB, POSTGRES_PASSWORD_FILE, PGDATA. While it initialises, the server listens on its socket only.
set -euo pipefail

if [ "$1" = postgres ] && [ ! -s "$PGDATA/PG_VERSION" ]; then
    user=${POSTGRES_USER:-postgres}
    database=${POSTGRES_DB:-$user}
    mkdir -p "$PGDATA"
    chmod 0700 "$PGDATA"
    initdb --username="$user" --pwfile="$POSTGRES_PASSWORD_FILE" --auth-local=trust --auth-host=scram-sha-256
    # within the container no password is asked, from everywhere else one is
    cat >"$PGDATA/pg_hba.conf" <<EOF
local all         all              trust
host  all         all 127.0.0.1/32 trust
host  all         all ::1/128      trust
local replication all              trust
host  all         all all          scram-sha-256
EOF
    printf "listen_addresses = '*'\n" >>"$PGDATA/postgresql.conf"
    if [ "$database" != postgres ]; then
        pg_ctl --wait --options="-c listen_addresses=''" start
        createdb --username="$user" --maintenance-db=postgres "$database"
        pg_ctl --wait --mode=fast stop
    fi
fi
exec "$@"
