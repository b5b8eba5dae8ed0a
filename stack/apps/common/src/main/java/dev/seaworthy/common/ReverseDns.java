package dev.seaworthy.common;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Hashtable;
import java.util.Optional;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/**
 * The DNS name of this container's own address (its PTR record). Queried from DNS and not with
 * {@link InetAddress#getCanonicalHostName()}, which returns the name in /etc/hosts, where Docker writes the container's
 * id.
 */
final class ReverseDns {

    private static final String FIRST_TIMEOUT_MILLIS = "500";

    private ReverseDns() {}

    static Optional<String> ofThisHost() {
        try {
            InetAddress address = InetAddress.getLocalHost();
            return address instanceof Inet4Address ? lookUp(reversed(address.getAddress())) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static String reversed(byte[] address) {
        return "%d.%d.%d.%d.in-addr.arpa"
                .formatted(address[3] & 0xff, address[2] & 0xff, address[1] & 0xff, address[0] & 0xff);
    }

    private static Optional<String> lookUp(String name) {
        try {
            InitialDirContext dns = new InitialDirContext(settings());
            try {
                Attribute pointer =
                        dns.getAttributes(name, new String[] {"PTR"}).get("PTR");
                return pointer == null
                        ? Optional.empty()
                        : Optional.of(pointer.get().toString());
            } finally {
                dns.close();
            }
        } catch (NamingException e) {
            return Optional.empty();
        }
    }

    /** JNDI accepts no other type than Hashtable. */
    private static Hashtable<String, String> settings() {
        Hashtable<String, String> settings = new Hashtable<>();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put(Context.PROVIDER_URL, "dns:");
        settings.put("com.sun.jndi.dns.timeout.initial", FIRST_TIMEOUT_MILLIS);
        settings.put("com.sun.jndi.dns.timeout.retries", "1");
        return settings;
    }
}
