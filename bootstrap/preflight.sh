# shellcheck shell=bash disable=SC2154 # logs: see say.sh
# What would let `docker compose up` fail late, or with a message about something else: said before anything is started.
# Called in stack/.

# preflight PROJECT: ends the script with one line where the stack could not start
preflight() {
    refuse_project_of_another_directory "$1"
    refuse_expired_certificate
    refuse_full_disk
    warn_of_little_memory
    refuse_credentials_that_the_data_does_not_know "$1"
}

refuse_project_of_another_directory() {
    local project=$1 other
    other=$(docker ps --all --filter "label=com.docker.compose.project=$project" \
        --format '{{.Label "com.docker.compose.project.working_dir"}}' | grep -vxF "$PWD" | head -n 1) || return 0
    [ -z "$other" ] || fail "a stack named $project was started from $other: stop it there with bin/down, or start this one under another name: COMPOSE_PROJECT_NAME=other HTTP_PORT=8080 HTTPS_PORT=8443 $0"
}

refuse_expired_certificate() {
    local certificate=${SECRETS_DIR:-secrets}/tls_certificate
    command -v openssl >/dev/null || return 0
    openssl x509 -in "$certificate" -noout 2>/dev/null ||
        fail "the certificate $certificate cannot be read: remove it and tls_key beside it, then run this again, which makes new ones"
    openssl x509 -in "$certificate" -noout -checkend 0 >/dev/null 2>&1 ||
        fail "the certificate $certificate has expired ($(openssl x509 -in "$certificate" -noout -enddate 2>&1 | tail -n 1)): remove it and tls_key beside it, then run this again, which makes new ones"
}

# In KiB; the images take 1.5 GiB, and a build as much again.
least_disk=$((3 * 1024 * 1024))

refuse_full_disk() {
    local root free
    root=$(docker info --format '{{.DockerRootDir}}')
    free=$(df --output=avail "$root" 2>/dev/null | tail -n 1) || return 0 # the engine's disk is not this machine's
    [ "$free" -ge "$least_disk" ] || fail "the disk of the Docker engine has $((free / 1024)) MiB free, and the stack needs $((least_disk / 1024)): make room (docker system prune)"
}

# The limits are what the services may use at most, so less may do.
warn_of_little_memory() {
    local limits memory
    limits=$(docker compose config | awk '
        /^  [a-z-]+:$/ { total += bytes * (replicas ? replicas : 1); bytes = replicas = 0 }
        /^      replicas:/ { replicas = $2 }
        /^        limits:/ { inside = 1; next }
        inside && /^          memory:/ { gsub(/"/, "", $2); bytes = $2; inside = 0 }
        END { print int((total + bytes * (replicas ? replicas : 1)) / 1048576) }')
    memory=$(($(docker info --format '{{.MemTotal}}') / 1048576))
    [ "$memory" -ge "$limits" ] || say "Warning: the engine has $memory MiB of memory, and the limits of the services add up to $limits MiB: under load the kernel may end some of them"
}

# PostgreSQL keeps the password that it was first started with. Credentials that are newer than its data may be others:
# then the database alone is started and asked. One that runs is left alone: somebody uses it.
refuse_credentials_that_the_data_does_not_know() {
    local project=$1 volume=$1_database-data password=${SECRETS_DIR:-secrets}/db_password made answer
    made=$(docker volume inspect --format '{{.CreatedAt}}' "$volume" 2>/dev/null) || return 0
    [ "$(date --date "$made" +%s)" -lt "$(stat --format %Y "$password")" ] || return 0
    [ -z "$(docker compose ps --status running --quiet database 2>/dev/null)" ] || return 0
    docker compose up --detach --wait --wait-timeout 60 database >"$logs/database" 2>&1 || return 0 # told by the start itself
    # shellcheck disable=SC2016 # the container's shell expands it
    answer=$(docker compose exec --no-TTY database bash -c \
        'PGPASSWORD=$(cat /run/secrets/db_password) /usr/lib/postgresql/18/bin/psql --host="$(hostname -i)" --username=seaworthy --dbname=seaworthy --command="SELECT 1"' 2>&1) ||
        case $answer in
            *"password authentication failed"*)
                docker compose stop database >/dev/null 2>&1
                fail "the data in the volume $volume belongs to other credentials than those in ${SECRETS_DIR:-stack/secrets}: put the credentials of $made back, or forget that data with bin/down --volumes"
                ;;
        esac
}
