# shellcheck shell=bash disable=SC2154 # logs: see say.sh
# Provides a running engine and the Compose plugin. Installs them only as root on Debian or Ubuntu, and only if the host
# has no engine; otherwise fails with one line that names what is missing.

# Required by start_interval in health checks (engine) and by !override in docker-compose.prod.yml (Compose).
oldest_engine=25.0 oldest_compose=2.24.4

ensure_engine() {
    local answer
    if ! engine_answers; then
        if [ -z "$(command -v dockerd || ls /usr/sbin/dockerd 2>/dev/null)" ]; then
            may_install || fail "no Docker engine responds at $engine_address: install Docker Engine and the Compose plugin, or run this as root on Debian or Ubuntu to install them"
            install_engine
        fi
        engine_answers || start_engine
    fi
    docker compose version >/dev/null 2>&1 || fail "the Compose plugin is missing: install it (Debian: docker-compose; Ubuntu: docker-compose-v2; Docker's own packages: docker-compose-plugin)"
    answer=$(docker version --format '{{.Server.Version}}')
    is_at_least "$oldest_engine" "$answer" || fail "the engine is $answer; the stack requires $oldest_engine or newer"
    answer=$(docker compose version --short)
    is_at_least "$oldest_compose" "${answer#v}" || fail "Compose is $answer; the stack requires $oldest_compose or newer"
    docker buildx version >/dev/null 2>&1 || fail "the buildx plugin is missing, which is required to build the images: install it (Debian and Ubuntu: docker-buildx; Docker's own packages: docker-buildx-plugin)"
    say_what_cannot_be_judged_here
}

# Prints one line for each property of the engine that makes some checks inconclusive; the others are not affected.
say_what_cannot_be_judged_here() {
    local system security directory
    IFS='|' read -r system security directory < <(docker info --format '{{.OperatingSystem}}|{{.SecurityOptions}}|{{.DockerRootDir}}')
    case $engine_address in
        unix://* | npipe://*) ;;
        *) say "The engine at $engine_address is on another host: checks of published ports and CPU limits are inconclusive" ;;
    esac
    case $security in
        *name=rootless*) say "The engine is rootless: checks of metrics, of isolation from outside the stack, of limits and of restarts after a crash are inconclusive; ports below 1024 require a lower net.ipv4.ip_unprivileged_port_start on the host" ;;
    esac
    case $security in
        *name=selinux*) say "The engine uses SELinux, which may deny access to files that are mounted from this directory: if a container does not start, see 'ausearch -m avc'" ;;
    esac
    case $system in
        *"Docker Desktop"*) say "This is Docker Desktop: checks of isolation from outside the stack are inconclusive, because the addresses of its networks are inside its virtual machine" ;;
    esac
    case $directory in
        /var/lib/docker | *"Docker Desktop"*) ;;
        /var/snap/*) say "The engine is Docker's snap: cAdvisor does not find $directory, so checks of metrics are inconclusive" ;;
        *) say "The engine's data directory is $directory instead of /var/lib/docker: cAdvisor may not find it" ;;
    esac
}

# The address that the Docker client uses: DOCKER_HOST, else the current context, else the default.
engine_address=$(docker context inspect --format '{{.Endpoints.docker.Host}}' 2>/dev/null || true)
engine_address=${engine_address:-${DOCKER_HOST:-unix:///var/run/docker.sock}}

engine_answers() { timeout 10 docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

is_at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

may_install() { [ "$(id -u)" = 0 ] && [ -z "${DOCKER_HOST:-}" ] && { is_a debian || is_a ubuntu; }; }

is_a() { grep -qx "ID=$1" /etc/os-release 2>/dev/null; }

install_engine() {
    local log=$logs/engine
    step "No Docker engine installed. Reading the package lists" "$log" apt-get update || fail "the package lists cannot be read, see $log"
    if is_a ubuntu; then
        step "Installing the engine and Compose" "$log" install_packages docker.io docker-compose-v2 docker-buildx ||
            fail "the engine cannot be installed, see $log"
    else
        install_engine_of_debian_13 "$log"
    fi
}

# Uses packages of Debian 13, because Debian 12 has no Compose 2. The APT source exists only while they are installed,
# with a pin priority that excludes all other packages of it.
install_engine_of_debian_13() {
    local log=$1 sources=/etc/apt/sources.list.d/seaworthy.sources pin=/etc/apt/preferences.d/seaworthy installed=yes
    trap 'rm -f '"$sources $pin"'; exit 130' INT TERM
    cat >"$sources" <<EOF
Types: deb
URIs: $(debian_mirror)
Suites: trixie
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
EOF
    printf 'Package: *\nPin: release n=trixie\nPin-Priority: 1\n' >"$pin"
    step "Installing the engine and Compose" "$log" update_and_install docker.io/trixie docker-cli/trixie docker-compose/trixie docker-buildx/trixie || installed=no
    rm -f "$sources" "$pin"
    trap - INT TERM
    [ "$installed" = yes ] || fail "the engine cannot be installed, see $log"
}

update_and_install() { apt-get update && install_packages "$@"; }

install_packages() {
    DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends --no-upgrade \
        "$@" iptables openssl ca-certificates
}

# Prints the address of the host's own Debian mirror.
debian_mirror() {
    # shellcheck disable=SC2016 # apt-get expands it
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' | grep -v security | head -n 1
}

start_engine() {
    local log=/var/log/dockerd.log
    if docker version 2>&1 | grep -q 'permission denied'; then
        fail "the engine at $engine_address denies access to ${USER:-this user}: add the user to the group docker, or use sudo"
    fi
    if [ "$(id -u)" != 0 ] || [ -n "${DOCKER_HOST:-}" ]; then
        fail "no Docker engine responds at $engine_address: start it (systemctl start docker)"
    fi
    if [ -d /run/systemd/system ]; then
        log="journalctl -u docker"
        systemctl start docker || true
    else
        setsid nohup dockerd >>"$log" 2>&1 </dev/null &
    fi
    step "Starting the engine" /dev/null wait_for_engine || fail "the engine does not respond after 40 s; see $log"
}

wait_for_engine() {
    local deadline=$((SECONDS + 40))
    until engine_answers; do
        [ "$SECONDS" -lt "$deadline" ] || return 1
        sleep 0.2
    done
}
