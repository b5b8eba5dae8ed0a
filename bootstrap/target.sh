# shellcheck shell=bash
# Validates the options of a deployment that is judged by its URL, before anything is compiled.

# refuse_options_that_exclude_each_other TARGET ARGUMENT...: TARGET is empty if the run has none
refuse_options_that_exclude_each_other() {
    local target=$1 argument
    shift
    for argument; do
        case $argument in
            -Dtarget.* | -Ddomain=*) [ -n "$target" ] || invalid "$argument requires -Dtarget" ;;
            -Dstack=*) [ -z "$target" ] || invalid "-Dtarget and -Dstack exclude each other: a run judges a deployment or starts a stack" ;;
            -P*proof* | -P*cases* | -P*mutants* | -P*soak*) [ -z "$target" ] || invalid "$argument requires Docker: run it without -Dtarget" ;;
        esac
    done
}

# validate_target OPTION...: exits with 2 if an option is invalid, or the target accepts no connection
validate_target() {
    jdk_25_is_here || fail "-Dtarget runs without Docker: install JDK 25 and Maven 3.8.7 or newer"
    command -v mvn >/dev/null || { may_install && is_a debian; } || fail "-Dtarget runs without Docker: install Maven 3.8.7 or newer"
    "$(jdk_25)/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "$@" \
        src/test/java/dev/seaworthy/probe/http/TargetValidation.java || exit 2
}
