package dev.cardstock.examples.cli;

import dev.cardstock.Options;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options of a format or scheduler as {@code key=value} pairs. */
final class OptionPairs {
    private OptionPairs() {}

    static Options of(@Nullable Map<String, String> pairs) {
        return pairs == null ? Options.none() : Options.of(pairs);
    }
}
