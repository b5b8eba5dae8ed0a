# Counts visits in its own memory.
use strict;
use warnings;
use IO::Socket::INET;

$SIG{TERM} = sub { exit };
$SIG{CHLD} = 'IGNORE';
my $server = IO::Socket::INET->new(LocalPort => 8000, Listen => 128, ReuseAddr => 1) or die $!;
my $number = 0;

while (1) {
    my $client = $server->accept or next;
    while (<$client>) { last if /^\r?$/ }
    my $body = 'visits: ' . ++$number . " at $ENV{HOSTNAME}\n";
    print $client "HTTP/1.1 200 OK\r\nContent-Length: ", length $body, "\r\nConnection: close\r\n\r\n$body";
}
