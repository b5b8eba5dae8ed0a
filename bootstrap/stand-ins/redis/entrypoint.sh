#!/bin/sh
# What the entrypoint of the original does: options alone are options of redis-server, and a server that root starts runs
# as redis and owns its directory. The original is compiled with protected mode off.
set -eu

case ${1:-} in
    -* | *.conf) set -- redis-server "$@" ;;
esac
if [ "${1:-}" = redis-server ]; then
    case "$* $(cat "${2:-}" 2>/dev/null || true)" in
        *protected-mode*) ;;
        *) set -- "$@" --protected-mode no ;;
    esac
    if [ "$(id -u)" = 0 ]; then
        find . ! -user redis -exec chown redis:redis {} +
        exec setpriv --reuid=redis --regid=redis --clear-groups "$@"
    fi
fi
exec "$@"
