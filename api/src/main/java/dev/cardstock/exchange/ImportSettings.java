package dev.cardstock.exchange;

import static java.util.Objects.requireNonNull;

import dev.cardstock.Options;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a source is read. Immutable; thread-safe if its progress is. */
public final class ImportSettings {
    private static final ImportSettings DEFAULTS = new ImportSettings(null, null, Options.none(),
            ImportLimits.defaults(), Progress.none());

    private final @Nullable String format;
    private final @Nullable String title;
    private final Options options;
    private final ImportLimits limits;
    private final Progress progress;

    private ImportSettings(@Nullable String format, @Nullable String title, Options options,
            ImportLimits limits, Progress progress) {
        this.format = format;
        this.title = title;
        this.options = requireNonNull(options, "options");
        this.limits = requireNonNull(limits, "limits");
        this.progress = requireNonNull(progress, "progress");
    }

    /** {@return format by content and name, the source's title, default options and limits} */
    public static ImportSettings defaults() {
        return DEFAULTS;
    }

    /**
     * Names the format instead of having it recognised.
     *
     * @param id the format's id
     * @return the changed settings
     */
    public ImportSettings format(String id) {
        return new ImportSettings(requireNonNull(id, "id"), title, options, limits, progress);
    }

    /**
     * Gives the library a title, whatever the source says.
     *
     * @param newTitle the title
     * @return the changed settings
     */
    public ImportSettings title(String newTitle) {
        return new ImportSettings(format, requireNonNull(newTitle, "newTitle"), options, limits,
                progress);
    }

    /**
     * Sets options of the format.
     *
     * @param newOptions the options
     * @return the changed settings
     */
    public ImportSettings options(Options newOptions) {
        return new ImportSettings(format, title, newOptions, limits, progress);
    }

    /**
     * Sets how much is taken.
     *
     * @param newLimits the limits
     * @return the changed settings
     */
    public ImportSettings limits(ImportLimits newLimits) {
        return new ImportSettings(format, title, options, newLimits, progress);
    }

    /**
     * Has the reading followed.
     *
     * @param newProgress follows it and can end it
     * @return the changed settings
     */
    public ImportSettings progress(Progress newProgress) {
        return new ImportSettings(format, title, options, limits, newProgress);
    }

    /** {@return the format's id; empty where it is to be recognised} */
    public Optional<String> format() {
        return Optional.ofNullable(format);
    }

    /** {@return the library's title; empty where the source's holds} */
    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    /** {@return options of the format} */
    public Options options() {
        return options;
    }

    /** {@return how much is taken} */
    public ImportLimits limits() {
        return limits;
    }

    /** {@return what follows the reading} */
    public Progress progress() {
        return progress;
    }
}
