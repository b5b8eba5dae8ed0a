# shellcheck shell=bash
# How the scripts in bin/ speak: progress on stdout, one line about a failure on stderr.

say() { printf '%s\n' "$*"; }

# fail MESSAGE: ends the script; the message says what is wrong and what to do
fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# step TITLE LOG COMMAND...: runs a long command, its output into LOG; a dot every 2 s shows that it goes on.
# Where it fails, its last lines are shown and its status is returned.
step() {
    local title=$1 log=$2 started=$SECONDS status=0
    shift 2
    printf '%s ' "$title"
    "$@" >"$log" 2>&1 </dev/null &
    local command=$!
    while kill -0 "$command" 2>/dev/null; do
        printf '.'
        timeout 2 tail --pid="$command" --sleep-interval=0.2 -f /dev/null || true
    done
    wait "$command" || status=$?
    printf ' %d s\n' $((SECONDS - started))
    [ "$status" -eq 0 ] || tail -n 15 "$log" >&2
    return "$status"
}
