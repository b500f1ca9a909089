package dev.cardstock.exchange;

import dev.cardstock.Location;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * How much a reader takes from material that may come from a stranger. Above a limit it stops with a
 * {@link LimitExceededException}.
 *
 * @param maxBytes the size of the source, and of all that is unpacked from it; 4 GiB by default
 * @param maxEntries entries of an archive; 200,000 by default
 * @param maxRatio how many bytes may be unpacked from one; 200 by default
 * @param maxNotes notes; 5,000,000 by default
 * @param maxDecks decks; 100,000 by default
 * @param maxFieldChars characters of a field; 1,000,000 by default
 * @param maxLineChars characters of a line or record of text; 4,000,000 by default
 * @param maxMediaBytes bytes of one medium; 512 MiB by default
 * @param maxDepth nesting of anything in anything; 64 by default
 * @param maxDiagnostics diagnostics that are kept, more are only counted; 10,000 by default
 */
public record ImportLimits(long maxBytes, int maxEntries, int maxRatio, int maxNotes, int maxDecks,
        int maxFieldChars, int maxLineChars, long maxMediaBytes, int maxDepth,
        int maxDiagnostics) {
    private static final ImportLimits DEFAULTS = new ImportLimits(4L << 30, 200_000, 200, 5_000_000,
            100_000, 1_000_000, 4_000_000, 512L << 20, 64, 10_000);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a limit is less than 1; the message lists all
     */
    public ImportLimits {
        List<String> problems = new ArrayList<>();
        positive(problems, "maxBytes", maxBytes);
        positive(problems, "maxEntries", maxEntries);
        positive(problems, "maxRatio", maxRatio);
        positive(problems, "maxNotes", maxNotes);
        positive(problems, "maxDecks", maxDecks);
        positive(problems, "maxFieldChars", maxFieldChars);
        positive(problems, "maxLineChars", maxLineChars);
        positive(problems, "maxMediaBytes", maxMediaBytes);
        positive(problems, "maxDepth", maxDepth);
        positive(problems, "maxDiagnostics", maxDiagnostics);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private static void positive(List<String> problems, String name, long value) {
        if (value < 1) {
            problems.add(name + " is " + value + ", must be 1 or more");
        }
    }

    /** {@return the limits that hold where the caller gives none} */
    public static ImportLimits defaults() {
        return DEFAULTS;
    }

    /**
     * Changes the size of the source.
     *
     * @param bytes the limit
     * @return the changed limits
     */
    public ImportLimits withMaxBytes(long bytes) {
        return new ImportLimits(bytes, maxEntries, maxRatio, maxNotes, maxDecks, maxFieldChars,
                maxLineChars, maxMediaBytes, maxDepth, maxDiagnostics);
    }

    /**
     * Changes the number of notes.
     *
     * @param notes the limit
     * @return the changed limits
     */
    public ImportLimits withMaxNotes(int notes) {
        return new ImportLimits(maxBytes, maxEntries, maxRatio, notes, maxDecks, maxFieldChars,
                maxLineChars, maxMediaBytes, maxDepth, maxDiagnostics);
    }

    /**
     * Changes the length of fields and, where it would be shorter, of lines.
     *
     * @param chars the limit
     * @return the changed limits
     */
    public ImportLimits withMaxFieldChars(int chars) {
        return new ImportLimits(maxBytes, maxEntries, maxRatio, maxNotes, maxDecks, chars,
                Math.max(chars, maxLineChars), maxMediaBytes, maxDepth, maxDiagnostics);
    }

    /**
     * Changes the length of lines and records.
     *
     * @param chars the limit
     * @return the changed limits
     */
    public ImportLimits withMaxLineChars(int chars) {
        return new ImportLimits(maxBytes, maxEntries, maxRatio, maxNotes, maxDecks, maxFieldChars,
                chars, maxMediaBytes, maxDepth, maxDiagnostics);
    }

    /**
     * Opens a source; reading more of it than {@link #maxBytes} fails.
     *
     * @param source the source
     * @return its bytes, of which reading one too many throws a {@link LimitExceededException}; the
     *     caller closes the stream
     * @throws IOException if it cannot be opened
     */
    public InputStream open(DeckSource source) throws IOException {
        return new LimitedInputStream(source.open(), maxBytes, Location.of(source.name()));
    }

    /**
     * Refuses a field that is too long.
     *
     * @param chars its length
     * @param where where it is
     * @throws LimitExceededException if it is above the limit
     */
    public void checkField(int chars, Location where) {
        if (chars > maxFieldChars) {
            throw new LimitExceededException("maxFieldChars", maxFieldChars,
                    "a field has " + chars + " characters", where);
        }
    }

    /**
     * Refuses one note too many.
     *
     * @param count the number of notes so far, this one included
     * @param where where it is
     * @throws LimitExceededException if it is above the limit
     */
    public void checkNotes(long count, Location where) {
        if (count > maxNotes) {
            throw new LimitExceededException("maxNotes", maxNotes,
                    "there are more than " + maxNotes + " notes", where);
        }
    }

    /**
     * Refuses one deck too many.
     *
     * @param count the number of decks so far, this one included
     * @param where where it is
     * @throws LimitExceededException if it is above the limit
     */
    public void checkDecks(long count, Location where) {
        if (count > maxDecks) {
            throw new LimitExceededException("maxDecks", maxDecks,
                    "there are more than " + maxDecks + " decks", where);
        }
    }
}
