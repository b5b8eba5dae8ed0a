package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * The swap that a container may use in addition to its memory, written as a size or as {@code none}.
 *
 * @param bytes 0 for none
 */
public record Swap(long bytes) {
    public static final Swap NONE = new Swap(0);

    private static final String NONE_AT_ALL = "none";

    public Swap {
        Validation.refuseUnless(bytes >= 0, "swap must be none or a size, not %d bytes", bytes);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Swap of(String text) {
        return text.equals(NONE_AT_ALL) ? NONE : new Swap(ByteSize.of(text).count());
    }

    @Override
    public String toString() {
        return bytes == 0 ? NONE_AT_ALL : new ByteSize(bytes).toString();
    }
}
