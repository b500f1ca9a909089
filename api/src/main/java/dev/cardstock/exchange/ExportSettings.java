package dev.cardstock.exchange;

import static java.util.Objects.requireNonNull;

import dev.cardstock.Options;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a library is written. Immutable and thread-safe. */
public final class ExportSettings {
    private static final ExportSettings DEFAULTS = new ExportSettings(null, Options.none());

    private final @Nullable String format;
    private final Options options;

    private ExportSettings(@Nullable String format, Options options) {
        this.format = format;
        this.options = requireNonNull(options, "options");
    }

    /** {@return format by the target's name, default options} */
    public static ExportSettings defaults() {
        return DEFAULTS;
    }

    /**
     * Names the format instead of having it follow from the target's name.
     *
     * @param id the format's id
     * @return the changed settings
     */
    public ExportSettings format(String id) {
        return new ExportSettings(requireNonNull(id, "id"), options);
    }

    /**
     * Sets options of the format.
     *
     * @param newOptions the options
     * @return the changed settings
     */
    public ExportSettings options(Options newOptions) {
        return new ExportSettings(format, newOptions);
    }

    /** {@return the format's id; empty where it follows from the target's name} */
    public Optional<String> format() {
        return Optional.ofNullable(format);
    }

    /** {@return options of the format} */
    public Options options() {
        return options;
    }
}
