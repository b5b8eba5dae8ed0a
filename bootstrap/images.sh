# shellcheck shell=bash disable=SC2154 # logs: see say.sh
# Provides the base images of the stack and the suite: uses a present image, else pulls it, else builds a stand-in with
# the same name from Debian packages. The Compose files and Dockerfiles contain the names and tags.

# ensure_images IMAGE...
ensure_images() {
    local image missing=()
    replace_stand_ins "$@"
    for image; do
        docker image inspect "$image" >/dev/null 2>&1 || pull_image "$image" || missing+=("$image")
    done
    [ "${#missing[@]}" = 0 ] || build_stand_ins "${missing[@]}"
    for image; do
        ! is_outdated "$image" || rebuild_stand_in "$image"
    done
}

# A stand-in that cannot be built again, for example without a mirror of Debian, is used as it is.
rebuild_stand_in() {
    local make=make_image log=$logs/stand-in
    [[ $1 != debian:* ]] || make=make_base
    step "Rebuilding the stand-in for $1" "$log" "$make" "$1" "$(stand_in_directory "$1")" ||
        say "the stand-in for $1 cannot be built again, see $log: keeping the present one"
}

# is_outdated IMAGE: succeeds if it is a stand-in whose recipe has changed since, and that can be built again. An image
# that is built on a stand-in inherits its label, with the name of the stand-in.
is_outdated() {
    local labels
    labels=$(docker image inspect --format "{{index .Config.Labels \"$label\"}} {{index .Config.Labels \"$label.recipe\"}}" "$1" 2>/dev/null) || return 1
    [ "${labels%% *}" = "$1" ] && [ "${labels#* }" != "$(recipe_of "$1")" ] && may_install && is_a debian
}

# recipe_of IMAGE: prints a checksum of the files from which its stand-in and the base of it are built
recipe_of() {
    find "$(stand_in_directory "$1")" bootstrap/stand-ins/debian -type f ! -name original.yaml -print0 |
        LC_ALL=C sort --zero-terminated --unique | xargs --null sha256sum | sha256sum | cut -c 1-16
}

label=dev.seaworthy.stand-in

# wanted_images SCOPE: prints the images of the Compose files and the base images of the Dockerfiles, each once, without
# our own images and build stages. SCOPE is stack, suite (the suite's own containers), or all, which includes the suite's
# example stacks.
wanted_images() {
    local dockerfiles=() files=()
    case $1 in
        all) dockerfiles=(stack/apps src) files=(stack/docker-compose*.yml) ;;
        stack) dockerfiles=(stack/apps) files=(stack/docker-compose*.yml) ;;
        suite) dockerfiles=(src/test/resources/probe src/test/resources/engine) ;;
    esac
    {
        [ "${#files[@]}" = 0 ] || sed -n 's/^ *image: *//p' "${files[@]}"
        find "${dockerfiles[@]}" -name Dockerfile -exec sed -n 's/^FROM *\([^ ]*\).*/\1/p' {} +
    } | grep ':' | grep -v '^seaworthy/' | sort -u
}

# Registries that could not be reached; not tried again in this run.
unreachable=" "

pull_image() {
    local image=$1 registry log=$logs/pull
    registry=$(registry_of "$image")
    [[ $unreachable != *" $registry "* ]] || return 1
    if step "Pulling $image" "$log" docker pull --quiet "$image" 2>/dev/null; then return 0; fi
    if grep -qi 'no space left' "$log"; then fail "no space left on the disk for $image: free some (docker system prune), then run this again"; fi
    if grep -qE 'no such host|dial tcp|i/o timeout|connection refused|Client.Timeout|TLS handshake' "$log"; then
        say "$registry cannot be reached: building stand-ins from Debian packages instead"
        unreachable+="$registry "
    else
        say "$image cannot be pulled ($(tail -n 1 "$log")): building a stand-in from Debian packages instead"
    fi
    return 1
}

# registry_of IMAGE: prints docker.io if the name does not begin with a host
registry_of() {
    case $1 in
        *.*/* | *:*/* | localhost/*) printf '%s' "${1%%/*}" ;;
        *) printf 'docker.io' ;;
    esac
}

# replace_stand_ins IMAGE...: pulls the originals of stand-ins. Tries each registry once a day with a timeout of 3 s, so
# that bin/bootstrap does not wait each time for a registry that cannot be reached.
replace_stand_ins() {
    local image registry stand_ins asked=${XDG_CACHE_HOME:-$HOME/.cache}/seaworthy/registries-asked
    declare -A answers=()
    stand_ins=$(comm -12 <(printf '%s\n' "$@" | sort -u) <(stand_in_images))
    [ -n "$stand_ins" ] || return 0
    [ -z "$(find "$asked" -mmin -1440 2>/dev/null)" ] || return 0
    { mkdir -p "${asked%/*}" && touch "$asked"; } 2>/dev/null || return 0
    for image in $stand_ins; do
        registry=$(registry_of "$image")
        [ -n "${answers[$registry]:-}" ] || answers[$registry]=$(registry_answers "$image" && echo yes || echo no)
        [ "${answers[$registry]}" = yes ] || continue
        if step "Replacing the stand-in for $image" "$logs/pull" docker pull --quiet "$image" 2>/dev/null; then
            say "$image is now the original, not a stand-in"
        else
            say "$image cannot be pulled ($(tail -n 1 "$logs/pull")): keeping its stand-in"
        fi
    done
}

# Images built on a stand-in inherit its label, so that this also lists them.
stand_in_images() {
    docker image ls --filter "label=$label" --format '{{.Repository}}:{{.Tag}}' | sort -u
}

# registry_answers IMAGE: succeeds if the registry responds within 3 s, even if the download takes longer (then the log
# contains "Pulling from") or the registry does not have the image.
registry_answers() {
    local log=$logs/registry
    timeout 3 docker pull "$1" >"$log" 2>&1 </dev/null || grep -qE 'Pulling from|not found|manifest unknown|denied' "$log"
}

# Builds the bases first, sequentially; then the others in parallel.
build_stand_ins() {
    local image directory bases=() others=() log=$logs/stand-in
    for image; do
        directory=$(stand_in_directory "$image")
        { may_install && is_a debian; } || fail "$image can neither be pulled nor built: building a stand-in requires root on Debian"
        [ -d "$directory" ] || fail "$image can neither be pulled nor built: load it with docker load, then run this again"
        case $image in
            debian:*) bases+=("$image") ;;
            *) others+=("$image") ;;
        esac
    done
    if [ "${#others[@]}" -gt 0 ] && ! docker image inspect "$debian" >/dev/null 2>&1 && [[ " ${bases[*]} " != *" $debian "* ]]; then
        bases+=("$debian")
    fi
    for image in "${bases[@]}"; do
        step "Building a stand-in for $image" "$log" make_base "$image" "$(stand_in_directory "$image")" ||
            fail "the stand-in for $image cannot be built, see $log"
    done
    [ "${#others[@]}" = 0 ] ||
        step "Building stand-ins for ${others[*]}" "$log" make_images "${others[@]}" ||
        fail "$(tail -n 1 "$log")"
}

stand_in_directory() {
    local name=${1%%:*}
    printf 'bootstrap/stand-ins/%s' "${name##*/}"
}

# make_images IMAGE...: builds stand-ins in parallel, one per CPU. If some builds fail, the last line of the output
# names them and their logs. Runs in a subshell, so that `wait` waits for these builds only.
make_images() (
    builds= failed=()
    trap 'kill $(jobs -p) 2>/dev/null' INT TERM
    build() { make_image "$1" "$(stand_in_directory "$1")" >"$(log_of "$1")" 2>&1; }
    log_of() { printf '%s/stand-in-%s' "$logs" "$(basename "$(stand_in_directory "$1")")"; }
    for image; do
        while [ "$(jobs -pr | wc -l)" -ge "$(nproc)" ]; do wait -n || true; done
        build "$image" &
        builds+="$! $image"$'\n'
    done
    while read -r pid image; do
        wait "$pid" || failed+=("$image (see $(log_of "$image"))")
    done < <(printf "%s" "$builds")
    [ "${#failed[@]}" = 0 ] || { say "these stand-ins cannot be built: ${failed[*]}" && exit 1; }
)

# The base image of all other stand-ins.
debian=debian:forky-slim

make_base() {
    local image=$1 directory=$2 root suite
    suite=${image##*:}
    suite=${suite%-slim}
    command -v debootstrap >/dev/null || { apt-get update && apt-get install --yes --no-install-recommends debootstrap; } || return 1
    root=$(mktemp -d /tmp/seaworthy-base.XXXXXX)
    # an older debootstrap has no script for a newer release; the script of sid works for all
    debootstrap --variant=minbase "$suite" "$root" "$(debian_mirror)" sid || return 1
    cp "$directory"/apt.conf "$root"/etc/apt/apt.conf.d/99-stand-in
    cp "$directory"/dpkg.conf "$root"/etc/dpkg/dpkg.cfg.d/stand-in
    trust_as_the_host_does "$root" || return 1
    # slim images do not contain these files
    find "$root"/usr/share/doc ! -type d ! -name copyright -delete
    rm -rf "$root"/usr/share/{info,locale,man}/* "$root"/var/lib/apt/lists/*
    rm -f "$root"/var/cache/apt/*.bin "$root"/var/cache/apt/archives/*.deb
    tar -C "$root" -c . | docker import --change "LABEL $label=$image $label.recipe=$(recipe_of "$image")" --change 'CMD ["bash"]' - "$image" || return 1
    rm -rf "$root"
}

# Copies the host's CA certificates without the package ca-certificates, which the original lacks. apt reads the bundle
# if the mirror uses HTTPS; the package adds the host's own CAs to its list if a Dockerfile installs it.
trust_as_the_host_does() {
    local root=$1
    mkdir -p "$root"/etc/ssl/certs "$root"/usr/local/share/ca-certificates
    cp /etc/ssl/certs/ca-certificates.crt "$root"/etc/ssl/certs/ || return 1
    find /usr/local/share/ca-certificates -name '*.crt' -exec cp {} "$root"/usr/local/share/ca-certificates/ \;
}

make_image() {
    local image=$1 directory=$2 trust=()
    if [ -r /etc/ssl/certs/java/cacerts ]; then trust=(--build-context trust=/etc/ssl/certs/java); fi
    docker build --progress plain --tag "$image" --label "$label=$image" --label "$label.recipe=$(recipe_of "$image")" "${trust[@]}" "$directory"
}
