package dev.seaworthy.aws.reachability.judge;

import dev.seaworthy.aws.reachability.model.Traffic;
import java.util.List;
import java.util.function.Function;

/**
 * One of the things that must all permit a connection.
 *
 * @param reason why it blocks this traffic, if it does
 * @param permitting what permits this traffic, if it does: rules and routes by their ids
 */
record Layer(Permission permission, Function<Traffic, String> reason, Function<Traffic, List<String>> permitting) {
    Layer(Permission permission, String reason) {
        this(permission, wanted -> reason, traffic -> List.of());
    }
}
