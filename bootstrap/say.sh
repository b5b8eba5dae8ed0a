# shellcheck shell=bash
# Output of the scripts in bin/: progress on stdout, one line per failure on stderr.

say() { printf '%s\n' "$*"; }

# fail MESSAGE: prints the message and exits; it contains the cause and the remedy
fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# help_if_asked ARGUMENT...: prints the script's header and exits if the first argument is --help
help_if_asked() {
    case ${1:-} in
        -h | --help)
            sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "bin/$(basename "$0")"
            exit 0
            ;;
    esac
}

# invalid MESSAGE: like fail, for an invalid argument or contract, without the name of the script
invalid() {
    printf '%s\n' "$*" >&2
    exit 2
}

# Directory of the logs of long commands, one per run, so that runs of several users do not collide. Removed on success;
# kept on failure, because messages name logs in it.
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

# step TITLE LOG COMMAND...: runs a long command, writes its output to LOG, and prints a dot every 2 s. If it fails,
# prints the last lines of LOG and returns its exit status. The command runs in the foreground, so that Ctrl-C stops it.
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
