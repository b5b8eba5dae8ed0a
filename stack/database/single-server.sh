#!/usr/bin/env bash
# Starts PostgreSQL unless another server already uses this data directory.
# The process id in postmaster.pid means nothing in another container: two servers would both write. The server
# inherits the file descriptor that holds the lock, so the lock ends with the server, however the server ends.
set -euo pipefail

exec 9>/var/lib/postgresql/server.lock
flock --nonblock 9 || {
    echo "single-server: another PostgreSQL server uses this data directory; this one does not start" >&2
    exit 1
}
exec docker-entrypoint.sh postgres
