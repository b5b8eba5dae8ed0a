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
java_25() {
    if jdk_25_is_here; then "$(jdk_25)/bin/java" "$@"; else in_the_image_of_maven java "$@"; fi
}

can_run_java_25() { jdk_25_is_here || docker image inspect "$(image_of_maven)" >/dev/null 2>&1; }

# Provides the image of Maven if this host has no JDK 25.
ensure_java_25() { can_run_java_25 || bin/bootstrap stack >&2; }

# Prints a home of JDK 25 or later. Checks the directories that Maven's select-jdk-toolchain searches, and reads the file
# that every JDK has: to start each one takes half a second.
jdk_25() {
    local home
    for home in "${JAVA_HOME:-}" "${JDK_HOME:-}" "${JAVA25_HOME:-}" "${JAVA_HOME_25_X64:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        if [ -x "$home/bin/javac" ] && grep -qsE '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$home/release"; then
            printf '%s' "$home"
            return 0
        fi
    done
    return 1
}

run_maven_in_a_container() {
    say "Maven or JDK 25 is missing: running Maven in $(image_of_maven)"
    in_the_image_of_maven mvn "-Dmaven.repo.local=/tmp/.m2-$(id -u)/repository" "$@"
}

image_of_maven() { sed -n 's/^FROM \(maven:[^ ]*\).*/\1/p' stack/apps/Dockerfile; }

# in_the_image_of_maven COMMAND ARGUMENT...
# Uses the host's engine, Docker client, network, environment and /tmp: the suite starts sibling containers and mounts
# files into them, so that the files must have the same path on the host. So do the files that an argument names.
in_the_image_of_maven() {
    local socket=${engine_address#unix://} plugins tools=() variables=() directory mounts=() name
    [ -S "$socket" ] || fail "Maven or JDK 25 is missing, and running them in a container requires an engine on this host: install Maven 3.8.7 or newer and JDK 25"
    for plugins in /usr/libexec/docker/cli-plugins /usr/lib/docker/cli-plugins /usr/local/lib/docker/cli-plugins "$HOME/.docker/cli-plugins"; do
        if [ -d "$plugins" ]; then tools+=(--volume "$plugins:/usr/local/lib/docker/cli-plugins:ro"); break; fi
    done
    mkdir -p "$HOME/.m2"
    while read -r directory; do mounts+=(--volume "$directory:$directory"); done < <(mounted_directories "$@")
    for name in $(compgen -e); do
        case $name in
            # those of this host's programs, and those that are set below
            PATH | HOME | PWD | OLDPWD | SHLVL | _ | TMPDIR | SHELL | TERM | HOSTNAME | LD_* | JAVA_* | JDK_* | MAVEN_* | DOCKER_HOST | DOCKER_CONTEXT | DOCKER_CONFIG) ;;
            *) variables+=(--env "$name") ;;
        esac
    done
    docker run --rm --init --interactive --network=host \
        --user "$(id -u):$(id -g)" --group-add "$(stat --format %g "$socket")" \
        --volume "$socket:/var/run/docker.sock" --volume "$(command -v docker):/usr/local/bin/docker:ro" "${tools[@]}" \
        "${mounts[@]}" --volume "$HOME/.m2:/tmp/.m2-$(id -u)" --workdir "$PWD" "${variables[@]}" \
        --env HOME=/tmp --env "MAVEN_CONFIG=/tmp/.m2-$(id -u)" --env MAVEN_OPTS=-Duser.home=/tmp \
        "$(image_of_maven)" "$@"
}

# mounted_directories ARGUMENT...: prints this directory, that of temporary files, and those of the files that options
# name, each once, and none that is in another one. A stack may refer to files beside its directory, so that it is the
# parent that is mounted.
mounted_directories() {
    local argument path
    {
        printf '%s\n' "$PWD" /tmp "${TMPDIR:-/tmp}"
        for argument; do
            path=${argument#-D*=}
            [[ $path == /* ]] || continue
            path=$(dirname "$path")
            while [ ! -d "$path" ]; do path=$(dirname "$path"); done
            [ "$path" = / ] || printf '%s\n' "$path"
        done
    } | sort -u | awk '{ for (i in kept) if (index($0, kept[i] "/") == 1) next; kept[NR] = $0; print }'
}
