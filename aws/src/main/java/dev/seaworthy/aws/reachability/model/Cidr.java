package dev.seaworthy.aws.reachability.model;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of IPv4 addresses.
 *
 * @param first its first address as a number
 * @param prefix length in bits, 0 to 32
 */
public record Cidr(long first, int prefix) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    public static final Cidr ANY = new Cidr(0, 0);

    /** Blocks that no host on the internet has: RFC 6890, multicast and reserved. */
    private static final List<Cidr> NOT_PUBLIC = List.of(
            parse("0.0.0.0/8"),
            parse("10.0.0.0/8"),
            parse("100.64.0.0/10"),
            parse("127.0.0.0/8"),
            parse("169.254.0.0/16"),
            parse("172.16.0.0/12"),
            parse("192.168.0.0/16"),
            parse("224.0.0.0/3"));

    /** @throws IllegalArgumentException if the text is not an IPv4 block */
    public static Cidr parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("\"%s\" is not an IPv4 block like 10.0.0.0/16".formatted(text));
        }
        long address = 0;
        for (int part = 1; part <= 4; part++) {
            address = address << 8 | checked(text, form.group(part), 255);
        }
        int prefix = checked(text, form.group(5), 32);
        return new Cidr(address & -(1L << 32 - prefix), prefix);
    }

    private static int checked(String text, String number, int limit) {
        int value = Integer.parseInt(number);
        if (value > limit) {
            throw new IllegalArgumentException("\"%s\" is not an IPv4 block: %d is too large".formatted(text, value));
        }
        return value;
    }

    /** @return the block with this index, if this one is divided into blocks with this many bits for hosts */
    public Cidr part(int index, int hostBits) {
        return new Cidr(first + ((long) index << hostBits), 32 - hostBits);
    }

    public long last() {
        return first + (1L << 32 - prefix) - 1;
    }

    public boolean covers(Cidr other) {
        return first <= other.first && other.last() <= last();
    }

    public boolean overlaps(Cidr other) {
        return first <= other.last() && other.first <= last();
    }

    /** @return whether the block contains an address of the internet */
    public boolean containsPublic() {
        return NOT_PUBLIC.stream().noneMatch(block -> block.covers(this));
    }

    @Override
    public String toString() {
        return "%d.%d.%d.%d/%d".formatted(first >> 24 & 255, first >> 16 & 255, first >> 8 & 255, first & 255, prefix);
    }
}
