#!/usr/bin/env bash
# Initializes the database on the first start, as the original's entrypoint does, as far as stacks here use it:
# POSTGRES_USER, POSTGRES_DB, POSTGRES_PASSWORD or POSTGRES_PASSWORD_FILE, PGDATA. As root it prepares the directories,
# and goes on as the user postgres. During initialization the server listens on its Unix
# socket only. Like the original it exits with 1 if it finds data of another layout, or a mount at the directory that
# PostgreSQL 17 had its data in.
set -euo pipefail

fail() {
    printf 'Error: %s\n' "$*" >&2
    exit 1
}

# Only where the default data directory is used and is empty, as in the original.
refuse_data_elsewhere() {
    local root=/var/lib/postgresql directory
    [ "$PGDATA" = "$root/$PG_MAJOR/docker" ] || return 0
    for directory in "$root" "$root"/data "$root"/*/docker; do
        [ ! -s "$directory/PG_VERSION" ] ||
            fail "$directory contains data of another version or layout; this image has its data in $PGDATA"
    done
    ! mountpoint --quiet "$root/data" ||
        fail "$root/data is a mount, and this image does not use it: mount the volume at $root"
}

password() {
    [ -z "${POSTGRES_PASSWORD:-}" ] || [ -z "${POSTGRES_PASSWORD_FILE:-}" ] ||
        fail "POSTGRES_PASSWORD and POSTGRES_PASSWORD_FILE are both set, but exclusive"
    local password=${POSTGRES_PASSWORD:-}
    [ -z "${POSTGRES_PASSWORD_FILE:-}" ] || password=$(cat "$POSTGRES_PASSWORD_FILE")
    [ -n "$password" ] ||
        fail "the database is not initialized, and neither POSTGRES_PASSWORD nor POSTGRES_PASSWORD_FILE gives a password"
    printf '%s\n' "$password"
}

if [ "$1" = postgres ]; then
    mkdir -p "$PGDATA"
    chmod 0700 "$PGDATA" || true
    if [ "$(id -u)" = 0 ]; then
        find "$PGDATA" /var/run/postgresql ! -user postgres -exec chown postgres {} +
        exec setpriv --reuid=postgres --regid=postgres --init-groups "${BASH_SOURCE[0]}" "$@"
    fi
fi

if [ "$1" = postgres ] && [ ! -s "$PGDATA/PG_VERSION" ]; then
    user=${POSTGRES_USER:-postgres}
    database=${POSTGRES_DB:-$user}
    password=$(password)
    refuse_data_elsewhere
    initdb --username="$user" --pwfile=<(printf '%s\n' "$password") --auth-local=trust --auth-host=scram-sha-256
    # no password inside the container, a password from everywhere else
    cat >"$PGDATA/pg_hba.conf" <<END
local all         all              trust
host  all         all 127.0.0.1/32 trust
host  all         all ::1/128      trust
local replication all              trust
host  all         all all          scram-sha-256
END
    printf "listen_addresses = '*'\n" >>"$PGDATA/postgresql.conf"
    if [ "$database" != postgres ]; then
        pg_ctl --wait --options="-c listen_addresses=''" start
        "/usr/lib/postgresql/$PG_MAJOR/bin/createdb" --username="$user" --maintenance-db=postgres "$database"
        pg_ctl --wait --mode=fast stop
    fi
fi
exec "$@"
