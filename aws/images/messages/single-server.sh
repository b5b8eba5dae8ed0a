#!/usr/bin/env bash
# Starts Redis unless another server already uses this directory, which is on a file system that tasks share. Two
# servers would both write the append-only file. The server inherits the file descriptor that holds the lock, so the lock
# ends with the server; EFS releases that of a task that has vanished after its lease, within 2 minutes.
set -euo pipefail

exec 9>/data/server.lock
flock --nonblock 9 || {
    echo "single-server: another Redis server uses this data directory; this one does not start" >&2
    exit 1
}
exec redis-server /etc/redis/redis.conf
