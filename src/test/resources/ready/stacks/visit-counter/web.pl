# Counts visits in Redis, or in its own memory, with one process for each request.
use strict;
use warnings;
use IO::Socket::INET;

$SIG{TERM} = sub { exit };
$SIG{CHLD} = 'IGNORE';
my $server = IO::Socket::INET->new(LocalPort => 8080, Listen => 128, ReuseAddr => 1) or die $!;
my $visits = 0;

while (1) {
    my $client = $server->accept or next;
    $visits++;
    next if fork;
    while (<$client>) { last if /^\r?$/ }
    my $number = $ENV{COUNTS_IN} eq 'redis' ? redis('INCR', 'visits') : $visits;
    my $status = defined $number ? '200 OK' : '503 Service Unavailable';
    my $body = 'I have been visited ' . ($number // 'unknown') . ' times';
    $body .= ", and my hostname is $ENV{HOSTNAME}" if $ENV{SAYS} eq 'hostname';
    print $client "HTTP/1.1 $status\r\nContent-Length: ", length $body, "\r\nConnection: close\r\n\r\n$body";
    exit;
}

sub redis {
    my $redis = IO::Socket::INET->new(PeerAddr => 'redis', PeerPort => 6379, Timeout => 2) or return;
    print $redis "@_\r\n";
    my $answer = <$redis> // return;
    return $answer =~ /^:(\d+)/ ? $1 : undef;
}
