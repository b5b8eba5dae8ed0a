# shellcheck shell=bash disable=SC2154 # logs: see say.sh
# The images that the stack and the suite are built from: present, else pulled, else a stand-in built from Debian's
# packages under the same name. Names and tags stand where they are used, in the Compose files and the Dockerfiles.

ensure_images() {
    local image
    for image in $(wanted_images); do
        docker image inspect "$image" >/dev/null 2>&1 || pull_image "$image" || build_stand_in "$image"
    done
}

# The Compose files' images and the Dockerfiles' bases, each once; ours and the names of build stages left out.
wanted_images() {
    {
        sed -n 's/^ *image: *//p' stack/docker-compose*.yml
        find stack/apps src -name Dockerfile -exec sed -n 's/^FROM *\([^ ]*\).*/\1/p' {} +
    } | grep ':' | grep -v '^seaworthy/' | sort -u
}

# A registry that cannot be reached once is not asked again.
unreachable=" "

pull_image() {
    local image=$1 registry log=$logs/pull
    registry=$(registry_of "$image")
    [[ $unreachable != *" $registry "* ]] || return 1
    if step "Pulling $image" "$log" docker pull --quiet "$image" 2>/dev/null; then return 0; fi
    if grep -qi 'no space left' "$log"; then fail "no space left on the disk for $image: make some (docker system prune), then run this again"; fi
    if grep -qE 'no such host|dial tcp|i/o timeout|connection refused|Client.Timeout|TLS handshake' "$log"; then
        say "$registry cannot be reached from here: stand-ins are built from Debian's packages instead"
        unreachable+="$registry "
    else
        say "$image cannot be pulled ($(tail -n 1 "$log")): a stand-in is built from Debian's packages instead"
    fi
    return 1
}

# docker.io where the name does not begin with a host
registry_of() {
    case $1 in
        *.*/* | *:*/* | localhost/*) printf '%s' "${1%%/*}" ;;
        *) printf 'docker.io' ;;
    esac
}

build_stand_in() {
    local image=$1 name directory log=$logs/stand-in
    name=${image%%:*}
    name=${name##*/}
    directory=bootstrap/stand-ins/$name
    may_install || fail "$image can neither be pulled nor built: building a stand-in needs root on Debian"
    [ -d "$directory" ] || fail "$image can neither be pulled nor built here: get it by other means (docker load), then run this again"
    if [ "$name" != debian ]; then
        docker image inspect "$debian" >/dev/null 2>&1 || build_stand_in "$debian"
    fi
    step "Building a stand-in for $image" "$log" "make_$([ "$name" = debian ] && echo base || echo image)" "$image" "$directory" ||
        fail "the stand-in for $image cannot be built; the log is $log"
}

# What all stand-ins are built from; the suite's helper image uses the same.
debian=debian:forky-slim

make_base() {
    local image=$1 directory=$2 root
    command -v debootstrap >/dev/null || { apt-get update && apt-get install --yes --no-install-recommends debootstrap; } || return 1
    root=$(mktemp -d /tmp/seaworthy-base.XXXXXX)
    # forky is not known to an older debootstrap by name; all releases share one script
    debootstrap --variant=minbase --include=ca-certificates forky "$root" "$(debian_mirror)" sid || return 1
    cp "$directory"/apt.conf "$root"/etc/apt/apt.conf.d/99-stand-in
    # the host's trust, so that what is built here reaches what the host reaches
    cp /etc/ssl/certs/ca-certificates.crt "$root"/etc/ssl/certs/
    chroot "$root" apt-get update || return 1
    tar -C "$root" -c . | docker import --change "LABEL dev.seaworthy.stand-in=$image" --change 'CMD ["bash"]' - "$image" || return 1
    rm -rf "$root"
}

make_image() {
    local image=$1 directory=$2 trust=()
    if [ -r /etc/ssl/certs/java/cacerts ]; then trust=(--build-context trust=/etc/ssl/certs/java); fi
    docker build --tag "$image" --label "dev.seaworthy.stand-in=$image" "${trust[@]}" "$directory"
}
