package dev.seaworthy.common;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The IP addresses of this container. If it is connected to its network again and gets another address, the connections
 * from the previous one are dead: they look open, but no response can arrive on them.
 */
public final class LocalAddresses {

    private final UnaryOperator<Set<InetAddress>> reader;
    private final Runnable closeIdle;
    private volatile Set<InetAddress> last;

    /**
     * @param reader returns the present addresses, or its argument, the last ones, if they cannot be read:
     *     {@link #read} except in tests
     * @param closeIdle closes the idle connections
     */
    public LocalAddresses(UnaryOperator<Set<InetAddress>> reader, Runnable closeIdle) {
        this.reader = reader;
        this.closeIdle = closeIdle;
        this.last = reader.apply(Set.of());
    }

    /**
     * Closes the idle connections if the addresses have changed since the last call; no thread returns before that is
     * done. To be called before an idle connection is used. In a container it takes less than 0.1 ms.
     *
     * <p>The first change may be the loss of an address, and the second one the new address. Each closes the idle
     * connections: one that was in use during the first may be idle, and dead, by the second.
     */
    public void closeIdleIfChanged() {
        if (!reader.apply(last).equals(last)) {
            closeIdleLocked();
        }
    }

    private synchronized void closeIdleLocked() {
        Set<InetAddress> now = reader.apply(last);
        if (!now.equals(last)) {
            closeIdle.run();
        }
        last = now;
    }

    /**
     * @param last the last addresses
     * @return the present addresses of all network interfaces; the last ones if they cannot be read, since the
     *     connections may well work
     */
    public static Set<InetAddress> read(Set<InetAddress> last) {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (SocketException e) {
            return last;
        }
    }
}
