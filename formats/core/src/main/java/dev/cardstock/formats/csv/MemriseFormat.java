package dev.cardstock.formats.csv;

import java.util.List;
import java.util.Map;

/**
 * The CSV in which extensions save courses of Memrise: word and definition; a header is left out, and
 * further columns, such as names of sounds, are reported. The options for reading are those of
 * {@link dev.cardstock.formats.csv.CsvFormat}; there are none for writing. Stateless and thread-safe.
 */
public final class MemriseFormat extends PairFormat {
    /** Makes the format; it has no state. */
    public MemriseFormat() {
        super("memrise", "Memrise's words and definitions as CSV",
                Map.of("separator", "comma", "columns", "front,back"),
                List.of("word", "definition"));
    }
}
