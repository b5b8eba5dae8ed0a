# Counts visits in a Redis: one process for each request.
use strict;
use warnings;
use IO::Socket::INET;

$SIG{TERM} = sub { exit };
$SIG{CHLD} = 'IGNORE';
my $server = IO::Socket::INET->new(LocalPort => 8000, Listen => 128, ReuseAddr => 1) or die $!;

while (1) {
    my $client = $server->accept or next;
    next if fork;
    while (<$client>) { last if /^\r?$/ }
    my $number = redis('INCR', 'visits');
    my $status = defined $number ? '200 OK' : '503 Service Unavailable';
    my $body = 'visits: ' . ($number // 'unknown') . "\n";
    print $client "HTTP/1.1 $status\r\nX-Instance: $ENV{HOSTNAME}\r\nContent-Length: ", length $body,
        "\r\nConnection: close\r\n\r\n$body";
    exit;
}

sub redis {
    my $store = IO::Socket::INET->new(PeerAddr => 'store', PeerPort => 6379, Timeout => 2) or return;
    print $store "@_\r\n";
    my $answer = <$store> // return;
    $answer = <$store> if $answer =~ /^\$\d/;
    return $answer =~ /^:?(\d+)/ ? $1 : 0;
}
