# shellcheck shell=bash disable=SC2154 # logs: see say.sh
# Maven with JDK 25: from the host if it has both, otherwise from the image that builds the applications.

# run_maven ARGUMENT...
run_maven() {
    if ! command -v mvn >/dev/null && jdk_25_is_here && may_install && is_a debian; then
        step "Installing Maven" "$logs/maven" install_maven || fail "Maven cannot be installed, see $logs/maven"
    fi
    if command -v mvn >/dev/null && jdk_25_is_here; then
        mvn "$@"
    else
        run_maven_in_a_container "$@"
    fi
}

install_maven() { apt-get update && apt-get install --yes --no-install-recommends maven; }

jdk_25_is_here() { jdk_25 >/dev/null; }

# java_25 ARGUMENT...
java_25() { "$(jdk_25)/bin/java" "$@"; }

# Prints a home of JDK 25 or later. Checks the directories that Maven's select-jdk-toolchain searches.
jdk_25() {
    local home
    for home in "${JAVA_HOME:-}" "${JDK_HOME:-}" "${JAVA25_HOME:-}" "${JAVA_HOME_25_X64:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        if [ -x "$home/bin/javac" ] && "$home/bin/javac" -version 2>&1 | grep -qE '^javac (2[5-9]|[3-9][0-9])'; then
            printf '%s' "$home"
            return 0
        fi
    done
    return 1
}

# Uses the host's engine, Docker client, network and /tmp: the suite starts sibling containers and mounts files into
# them, so that the files must have the same path on the host.
run_maven_in_a_container() {
    local image socket=${engine_address#unix://} plugins tools=()
    image=$(sed -n 's/^FROM \(maven:[^ ]*\).*/\1/p' stack/apps/Dockerfile)
    [ -S "$socket" ] || fail "Maven or JDK 25 is missing, and running them in a container requires an engine on this host: install Maven 3.8.7 or newer and JDK 25"
    say "Maven or JDK 25 is missing: running Maven in $image"
    for plugins in /usr/libexec/docker/cli-plugins /usr/lib/docker/cli-plugins /usr/local/lib/docker/cli-plugins "$HOME/.docker/cli-plugins"; do
        if [ -d "$plugins" ]; then tools+=(--volume "$plugins:/usr/local/lib/docker/cli-plugins:ro"); break; fi
    done
    mkdir -p "$HOME/.m2"
    docker run --rm --init --network=host \
        --user "$(id -u):$(id -g)" --group-add "$(stat --format %g "$socket")" \
        --volume "$socket:/var/run/docker.sock" --volume "$(command -v docker):/usr/local/bin/docker:ro" "${tools[@]}" \
        --volume "$PWD:$PWD" --volume /tmp:/tmp --volume "$HOME/.m2:/tmp/.m2-$(id -u)" --workdir "$PWD" \
        --env HOME=/tmp --env "MAVEN_CONFIG=/tmp/.m2-$(id -u)" --env MAVEN_OPTS=-Duser.home=/tmp --env CI \
        "$image" mvn "-Dmaven.repo.local=/tmp/.m2-$(id -u)/repository" "$@"
}
