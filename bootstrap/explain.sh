# shellcheck shell=bash
# explain LOG DEFAULT: prints one line about the failure that LOG contains; DEFAULT if the failure is unknown.
explain() {
    local port
    if grep -qE 'port is already allocated|address already in use' "$1"; then
        port=$(grep -oE '(0\.0\.0\.0|127\.0\.0\.1|\[::\]|[0-9.]+):[0-9]+' "$1" | head -n 1)
        printf 'port %s is already allocated: choose other ports, HTTP_PORT=8080 HTTPS_PORT=8443 %s' "${port##*:}" "$0"
    elif grep -qi 'no space left on device' "$1"; then
        printf 'no space left on the disk: free some (docker system prune), then run this again'
    elif grep -q 'bind source path does not exist\|invalid mount config' "$1"; then
        printf 'credentials or configuration files are missing: create the credentials with stack/secrets/create'
    elif grep -q 'is unhealthy' "$1"; then
        printf '%s: %s; run docker compose logs in stack/' "$2" "$(grep -o 'container .* is unhealthy' "$1" | tail -n 1)"
    else
        printf '%s; see the log %s' "$2" "$1"
    fi
}
