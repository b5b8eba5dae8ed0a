#!/bin/sh
# Creates the ahead-of-time cache app.aot while the image is built. The application runs and receives requests for the
# given paths; the JVM records the classes that they need, and writes the cache when SIGTERM ends the application
# (https://openjdk.org/jeps/514). No store is available, so that many requests fail: it is enough that their code runs.
#   train.sh PATH...      in /app, with the application's environment variables
set -eu

url=http://127.0.0.1:8080

# With the service's options, class path and collector: otherwise the service's JVM rejects the cache.
java @jvm.options -XX:AOTCacheOutput=app.aot -jar app.jar &
application=$!

# request HOST PATH [ARGUMENT...]: fails if there is no response, whatever its status
request() {
    host=$1
    path=$2
    shift 2
    curl --silent --show-error --output /dev/null --max-time 20 --header "Host: $host" \
        --header 'Content-Type: application/json' --header 'X-Request-ID: training' "$@" "$url$path"
}

# An API without stores listens after 5 s.
until request localhost /version 2>/dev/null; do
    if ! kill -0 "$application" 2>/dev/null; then
        echo "training: the application exited before it listened" >&2
        exit 1
    fi
    sleep 1
done

for round in 1 2 3 4 5; do
    echo "training: round $round"
    for site in localhost frontend.localhost backend.localhost; do
        for target in "$@"; do
            request "$site" "$target"
            request "$site" "$target" --data '{"message":"ahoy"}'
        done
    done
done

kill -TERM "$application"
status=0
wait "$application" || status=$?
if [ "$status" -ne 143 ] || [ ! -s app.aot ]; then
    echo "training: exit code $status instead of 143 after SIGTERM, or no app.aot" >&2
    exit 1
fi
