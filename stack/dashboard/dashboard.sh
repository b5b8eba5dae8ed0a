#!/bin/sh
# Runs GoAccess on the edge's log: writes the report that the edge serves, and sends updates by WebSocket (port 7890).
# The log is in memory. If it is too large, it is truncated in place: nginx appends, so it continues at the start.
set -eu

log=/var/log/edge/access.log
largest=33554432 # bytes; half of the volume's size

touch "$log"
while sleep 30; do
    [ "$(wc -c <"$log")" -lt "$largest" ] || : >"$log"
done &

# The edge replaces the address of the WebSocket by the address from which the client requested the page.
exec goaccess "$log" \
    --no-global-config --no-progress --keep-last=1 \
    --log-format='%v %h [%d:%t %^] "%r" %s %b %T "%R" "%u"' --date-format=%d/%b/%Y --time-format=%T \
    --real-time-html --output=/srv/dashboard/index.html \
    --addr=0.0.0.0 --port=7890 --ws-url=ws://dashboard.invalid:80/live \
    --html-report-title="Seaworthy: the edge"
