package dev.cardstock.formats.csv;

import java.util.List;
import java.util.Map;

/**
 * The CSV that Brainscape exports and takes: question and answer, one deck in a file, without a header.
 * The options for reading are those of {@link dev.cardstock.formats.csv.CsvFormat}; there are none for
 * writing. Stateless and thread-safe.
 */
public final class BrainscapeFormat extends PairFormat {
    /** Makes the format; it has no state. */
    public BrainscapeFormat() {
        super("brainscape", "Brainscape's CSV: question and answer in each row",
                Map.of("separator", "comma", "header", "absent", "columns", "front,back"),
                List.of());
    }
}
