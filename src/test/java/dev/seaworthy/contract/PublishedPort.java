package dev.seaworthy.contract;

import java.util.Locale;

/**
 * A port of a container that is published on the host.
 *
 * @param number 1 to 65535
 */
public record PublishedPort(int number, Protocol protocol) {
    /** A transport protocol. */
    public enum Protocol {
        TCP,
        UDP;

        /** @return Docker's name of it */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PublishedPort {
        Validation.refuseUnlessPort(number);
    }

    public boolean isUdp() {
        return protocol == Protocol.UDP;
    }

    /** @return the port as in a Compose file, where TCP is the default */
    @Override
    public String toString() {
        return isUdp() ? number + "/udp" : Integer.toString(number);
    }
}
