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
 * What the resolver of this host calls this host's own address. Asked by DNS and not by
 * {@link InetAddress#getCanonicalHostName()}, which stops at /etc/hosts, where Docker writes the container's id.
 */
final class PointerRecord {

    private static final String FIRST_TRY_MILLIS = "500";

    private PointerRecord() {}

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

    /** JNDI is older than collections: it takes a Hashtable and nothing else. */
    private static Hashtable<String, String> settings() {
        Hashtable<String, String> settings = new Hashtable<>();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put(Context.PROVIDER_URL, "dns:");
        settings.put("com.sun.jndi.dns.timeout.initial", FIRST_TRY_MILLIS);
        settings.put("com.sun.jndi.dns.timeout.retries", "1");
        return settings;
    }
}
