# shellcheck shell=bash
# explain LOG OTHERWISE: the one line for a failure that Docker told of in LOG; OTHERWISE where it is an unknown one.
explain() {
    local port
    if grep -qE 'port is already allocated|address already in use' "$1"; then
        port=$(grep -oE '(0\.0\.0\.0|127\.0\.0\.1|\[::\]|[0-9.]+):[0-9]+' "$1" | head -n 1)
        printf 'port %s is taken by another program: choose others, HTTP_PORT=8080 HTTPS_PORT=8443 %s' "${port##*:}" "$0"
    elif grep -qi 'no space left on device' "$1"; then
        printf 'no space left on the disk: make some (docker system prune), then run this again'
    elif grep -q 'bind source path does not exist\|invalid mount config' "$1"; then
        printf 'credentials or configuration are missing: stack/secrets/create makes the credentials'
    elif grep -q 'is unhealthy' "$1"; then
        printf '%s: %s; see docker compose logs, in stack/' "$2" "$(grep -o 'container .* is unhealthy' "$1" | tail -n 1)"
    else
        printf '%s; all that was said is in %s' "$2" "$1"
    fi
}
