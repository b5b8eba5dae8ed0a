package dev.seaworthy.common;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The IP addresses of this container. If it loses one, because it is connected to its network again and gets another,
 * the connections from it are dead: they look open, but no response can arrive on them.
 */
public final class LocalAddresses {

    private final UnaryOperator<Set<InetAddress>> reader;
    private final Runnable onLoss;
    private volatile Set<InetAddress> last;

    /** @param onLoss closes the idle connections */
    public LocalAddresses(Runnable onLoss) {
        this(LocalAddresses::read, onLoss);
    }

    /** @param reader returns the present addresses, from the last ones */
    LocalAddresses(UnaryOperator<Set<InetAddress>> reader, Runnable onLoss) {
        this.reader = reader;
        this.onLoss = onLoss;
        this.last = reader.apply(Set.of());
    }

    /**
     * Reads the addresses, before an idle connection is used. If one is lost, the idle connections are closed when this
     * returns. It takes less than 0.1 ms.
     */
    public void refresh() {
        if (!reader.apply(last).equals(last)) {
            refreshLocked();
        }
    }

    private synchronized void refreshLocked() {
        Set<InetAddress> now = reader.apply(last);
        if (!now.containsAll(last)) {
            onLoss.run();
        }
        last = now;
    }

    /** If they cannot be read, they are assumed to be the last ones: the connections may well work. */
    private static Set<InetAddress> read(Set<InetAddress> last) {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (SocketException e) {
            return last;
        }
    }
}
