# shellcheck shell=bash disable=SC2154 # logs: see say.sh
# Maven, and a JDK 25 that its toolchain finds (Maven itself may run on an older one).

ensure_maven() {
    if ! command -v mvn >/dev/null; then
        may_install || fail "Maven is missing: install Maven 3.8.7 or newer"
        step "Installing Maven" "$logs/maven" install_maven || fail "Maven cannot be installed, see $logs/maven"
    fi
    jdk_25_is_here || fail "a JDK 25 is missing: install one (Temurin 25, for instance) and set JAVA_HOME, or put it under /usr/lib/jvm"
}

install_maven() { apt-get update && apt-get install --yes --no-install-recommends maven; }

# Where Maven's select-jdk-toolchain looks.
jdk_25_is_here() {
    local home
    for home in "${JAVA_HOME:-}" "${JDK_HOME:-}" "${JAVA25_HOME:-}" "${JAVA_HOME_25_X64:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        if [ -x "$home/bin/javac" ] && "$home/bin/javac" -version 2>&1 | grep -qE '^javac (2[5-9]|[3-9][0-9])'; then return 0; fi
    done
    return 1
}
