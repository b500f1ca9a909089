package dev.cardstock.exchange;

import dev.cardstock.Options;
import dev.cardstock.Plugin;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A format in which people keep decks. Found through {@link dev.cardstock.Plugins}. It can be read or
 * written or both.
 */
public interface DeckFormat extends Plugin {
    /** {@return the endings of its files without the full stop, in lower case, the usual one first} */
    List<String> extensions();

    /** {@return what it can hold beyond fronts and backs in plain text; nothing unless overridden} */
    default Set<Capability> carries() {
        return Set.of();
    }

    /**
     * Whether a source looks like this format. Judge by the content; the name is taken into account by
     * {@link DeckFormats}. No content makes it fail, and an empty one is of no format.
     *
     * @param sample its beginning
     * @return how surely
     */
    Match match(Sample sample);

    /**
     * Whether a folder looks like this format, for formats of several files.
     *
     * @param folder the folder
     * @return how surely; not at all unless overridden
     * @throws IOException if its files cannot be listed or read
     */
    default Match matchFolder(DeckSource folder) throws IOException {
        return Match.NO;
    }

    /**
     * A reader.
     *
     * @param options settings of the format as text; {@link Options#none()} for the defaults
     * @return the reader; empty if the format cannot be read
     * @throws IllegalArgumentException if options are unknown or wrong; the message lists all
     */
    Optional<DeckReader> reader(Options options);

    /**
     * A writer.
     *
     * @param options settings of the format as text; {@link Options#none()} for the defaults
     * @return the writer; empty, as it is unless overridden, if the format cannot be written
     * @throws IllegalArgumentException if options are unknown or wrong; the message lists all
     */
    default Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.empty();
    }
}
