# shellcheck shell=bash
# How the scripts in bin/ speak: progress on stdout, one line about a failure on stderr.

say() { printf '%s\n' "$*"; }

# fail MESSAGE: ends the script; the message says what is wrong and what to do
fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# Where long commands write; a directory of each run's own, so that runs of several users do not meet. It goes when all
# went well, and stays where a message names a log in it.
logs=${SEAWORTHY_LOGS:-}
keep_logs_in() {
    if [ -z "$logs" ]; then
        logs=$(mktemp -d "${TMPDIR:-/tmp}/seaworthy-logs.XXXXXX")
        export SEAWORTHY_LOGS=$logs
        trap 'status=$?; stop_ticking; [ "$status" -ne 0 ] || rm -rf "$logs"' EXIT
    else
        trap stop_ticking EXIT
    fi
}

ticker=
stop_ticking() {
    if [ -n "$ticker" ]; then kill "$ticker" 2>/dev/null || true; fi
    ticker=
}

# step TITLE LOG COMMAND...: runs a long command, its output into LOG; a dot every 2 s shows that it goes on. Where it
# fails, its last lines are shown and its status is returned. The command is in the foreground: Ctrl-C ends it.
step() {
    local title=$1 log=$2 started=$SECONDS status=0
    shift 2
    printf '%s ' "$title"
    while sleep 2; do printf '.'; done &
    ticker=$!
    "$@" >"$log" 2>&1 </dev/null || status=$?
    stop_ticking
    printf ' %d s\n' $((SECONDS - started))
    if [ "$status" -ne 0 ] && [ "$log" != /dev/null ]; then tail -n 15 "$log" >&2; fi
    return "$status"
}
