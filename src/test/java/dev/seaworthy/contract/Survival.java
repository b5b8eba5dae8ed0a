package dev.seaworthy.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Data that outlives faults: a command writes it, and another one reads it again. Both run in the first container of
 * the service, without a shell, as {@code docker compose exec} does.
 *
 * @param write exits with 0
 * @param read has the expected output only if the data is there
 * @param output matches a part of the standard output of {@code read}
 * @param over the faults, at least one
 */
public record Survival(
        @JsonProperty(required = true) List<String> write,
        @JsonProperty(required = true) List<String> read,
        @JsonProperty(required = true) Pattern output,
        @JsonProperty(required = true) List<DataFault> over) {

    public Survival {
        write = command("write", write);
        read = command("read", read);
        Validation.refuseNull("output", output);
        over = List.copyOf(Validation.refuseNull("over", over));
        Validation.refuseUnless(!over.isEmpty(), "over must have at least one fault");
    }

    /** @return whether this output of {@code read} shows that the data is there */
    public boolean isIn(String text) {
        return output.matcher(text).find();
    }

    /** @return the same promise, reduced to faults of these services; without faults it is no promise */
    List<Survival> of(Collection<String> some) {
        List<DataFault> kept = over.stream()
                .filter(fault -> fault.service().stream().allMatch(some::contains))
                .toList();
        return kept.isEmpty() ? List.of() : List.of(new Survival(write, read, output, kept));
    }

    private static List<String> command(String key, List<String> words) {
        Validation.refuseNull(key, words);
        Validation.refuseUnless(!words.isEmpty(), "%s must be a command and its arguments", key);
        return List.copyOf(words);
    }

    @Override
    public String toString() {
        return String.join(" ", read);
    }
}
