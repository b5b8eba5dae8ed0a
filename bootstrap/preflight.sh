# shellcheck shell=bash disable=SC2154 # logs: see say.sh
# Checks that run before the start of the stack, for causes that let `docker compose up` fail late or with a misleading
# message. Called in stack/.

# preflight PROJECT: exits with one line if the stack cannot start
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
    [ -z "$other" ] || fail "the Compose project $project was started from $other: stop it there with bin/down, or use another project name: COMPOSE_PROJECT_NAME=other HTTP_PORT=8080 HTTPS_PORT=8443 $0"
}

refuse_expired_certificate() {
    local certificate=${SECRETS_DIR:-secrets}/tls_certificate
    command -v openssl >/dev/null || return 0
    openssl x509 -in "$certificate" -noout 2>/dev/null ||
        fail "the certificate $certificate cannot be read: remove it and the file tls_key beside it, then run this again to create new ones"
    openssl x509 -in "$certificate" -noout -checkend 0 >/dev/null 2>&1 ||
        fail "the certificate $certificate has expired ($(openssl x509 -in "$certificate" -noout -enddate 2>&1 | tail -n 1)): remove it and the file tls_key beside it, then run this again to create new ones"
}

# In KiB. The images require 1.5 GiB, and a build the same amount again.
least_disk=$((3 * 1024 * 1024))

refuse_full_disk() {
    local root free
    root=$(docker info --format '{{.DockerRootDir}}')
    free=$(df --output=avail "$root" 2>/dev/null | tail -n 1) || return 0 # the engine's disk is not on this host
    [ "$free" -ge "$least_disk" ] || fail "the disk of the Docker engine has $((free / 1024)) MiB free, but the stack requires $((least_disk / 1024)) MiB: free some (docker system prune)"
}

# A warning only: the limits are maximums, and less memory may be enough.
warn_of_little_memory() {
    local limits memory
    limits=$(docker compose config | awk '
        /^  [a-z-]+:$/ { total += bytes * (replicas ? replicas : 1); bytes = replicas = 0 }
        /^      replicas:/ { replicas = $2 }
        /^        limits:/ { inside = 1; next }
        inside && /^          memory:/ { gsub(/"/, "", $2); bytes = $2; inside = 0 }
        END { print int((total + bytes * (replicas ? replicas : 1)) / 1048576) }')
    memory=$(($(docker info --format '{{.MemTotal}}') / 1048576))
    [ "$memory" -ge "$limits" ] || say "Warning: the engine has $memory MiB of memory, but the memory limits of the services add up to $limits MiB: under load the kernel may kill some of them"
}

# PostgreSQL keeps the password of its first start. If the password file is newer than the data, this starts only the
# database and logs in. It does not touch a running database, which may be in use.
refuse_credentials_that_the_data_does_not_know() {
    local project=$1 volume=$1_database-data password=${SECRETS_DIR:-secrets}/db_password made answer
    made=$(docker volume inspect --format '{{.CreatedAt}}' "$volume" 2>/dev/null) || return 0
    [ "$(date --date "$made" +%s)" -lt "$(stat --format %Y "$password")" ] || return 0
    [ -z "$(docker compose ps --status running --quiet database 2>/dev/null)" ] || return 0
    docker compose up --detach --wait --wait-timeout 60 database >"$logs/database" 2>&1 || return 0 # the start of the stack reports it
    # shellcheck disable=SC2016 # the container's shell expands it
    answer=$(docker compose exec --no-TTY database bash -c \
        'PGPASSWORD=$(cat /run/secrets/db_password) /usr/lib/postgresql/18/bin/psql --host="$(hostname -i)" --username=seaworthy --dbname=seaworthy --command="SELECT 1"' 2>&1) ||
        case $answer in
            *"password authentication failed"*)
                docker compose stop database >/dev/null 2>&1
                fail "the data in the volume $volume requires other credentials than those in ${SECRETS_DIR:-stack/secrets}: restore the credentials of $made, or delete the data with bin/down --volumes"
                ;;
        esac
}
