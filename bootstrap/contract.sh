# shellcheck shell=bash disable=SC2154 # logs: see say.sh
# Validates the contract of a stack before anything is compiled, built or started: within two seconds, in one line.

# validate_contract DIR CONTRACT OVERLAYS [-Dcontract.NAME=VALUE...]: exits with 2 if the contract is invalid, or does
# not fit the Compose files. OVERLAYS are additional Compose files, separated by commas.
validate_contract() {
    local directory=$1 contract=$2 overlay model log additional overlays=() status=0
    IFS=, read -ra additional <<<"$3"
    shift 3
    log=$(mktemp "$logs/contract.XXXXXX") # not one for all runs that share the directory
    [ -d "$directory" ] || invalid "-Dstack: no such directory: $directory"
    [ -f "$contract" ] || invalid "$contract: no such file: write the contract of the stack (docs/contract.md), or name it with -Dcontract=FILE"
    for overlay in ${additional[@]+"${additional[@]}"}; do overlays+=(--file "$overlay"); done
    model=$(cd "$directory" && docker compose config --format json 2>"$log") || invalid "$directory: $(tail -n 1 "$log")"
    if [ "${#overlays[@]}" -gt 0 ]; then
        model=$(cd "$directory" && docker compose --file - "${overlays[@]}" config --format json <<<"$model" 2>"$log") ||
            invalid "$directory: $(tail -n 1 "$log")"
    fi
    java_source "$@" src/test/java/dev/seaworthy/contract/yaml/ContractValidation.java "$contract" <<<"$model" 2>"$log" || status=$?
    case $status in
        0) ;;
        2) invalid "$(tail -n 1 "$log")$(inactive_profile "$directory" "$(tail -n 1 "$log")")" ;;
        *) fail "the contract cannot be read: $(head -n 1 "$log"), see $log" ;;
    esac
}

# validate_contract_alone CONTRACT [-Dcontract.NAME=VALUE...]: like validate_contract, without Compose files
validate_contract_alone() {
    local contract=$1
    shift
    [ -f "$contract" ] || invalid "$contract: no such file"
    java_source "$@" src/test/java/dev/seaworthy/contract/yaml/ContractValidation.java "$contract" </dev/null || exit 2
}

# Prints what to do if the service that the Compose files do not have belongs to a profile.
# inactive_profile DIR MESSAGE
inactive_profile() {
    local name
    name=$(sed -n 's/.*the Compose files have no service "\([^"]*\)".*/\1/p' <<<"$2")
    [ -z "$name" ] || ! (cd "$1" && docker compose --profile '*' config --services 2>/dev/null) | grep -xF -- "$name" >/dev/null ||
        printf '; %s has a profile that is not active: set COMPOSE_PROFILES, as for docker compose up' "$name"
}

# java_source [OPTION...] FILE [ARGUMENT...]: runs a class of the suite; from its source, unless Maven has compiled it
java_source() {
    local argument arguments=() class_path
    class_path=$(suite_libraries)
    for argument; do
        if [[ $argument == src/test/java/*.java ]] && is_compiled "$argument"; then
            class_path=target/test-classes:$class_path
            argument=${argument#src/test/java/} && argument=${argument%.java} && argument=${argument//\//.}
        fi
        arguments+=("$argument")
    done
    java_25 -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --class-path "$class_path" "${arguments[@]}"
}

# is_compiled FILE: whether Maven has compiled a source file of the suite, and none has changed since
is_compiled() {
    local class=${1/#src\/test\/java/target\/test-classes}
    class=${class%.java}.class
    [ -f "$class" ] && [ -z "$(find src/test/java -name '*.java' -newer "$class" -print -quit)" ]
}

# compile_suite [OPTION...]: compiles the suite, its unit tests and the benchmarks; passes the options to Maven
compile_suite() {
    step "Compiling the suite" "$logs/compile" run_maven --batch-mode --quiet test-compile -DskipITs -Dspotless.check.skip "$@" ||
        fail "the suite cannot be compiled, see $logs/compile"
}

# Prints the class path of the suite's libraries; asks Maven only if pom.xml has changed.
suite_libraries() {
    local file=target/libraries
    if ! [ "$file" -nt pom.xml ]; then
        mkdir -p target
        run_maven --quiet --batch-mode dependency:build-classpath -Dmdep.outputFile="$PWD/$file" -Dmdep.includeScope=test >"$logs/libraries" 2>&1 ||
            fail "Maven cannot provide the suite's libraries: $(grep -m 1 ERROR "$logs/libraries")"
    fi
    cat "$file"
}
