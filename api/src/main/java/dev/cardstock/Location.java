package dev.cardstock;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A place in the material that somebody handed in, precise enough for a person to find it.
 *
 * @param source the file or stream, as the caller named it; empty where there is none
 * @param entry the entry inside an archive or the path inside a document, or null
 * @param line the line in the source counted from 1, or 0 where it has no lines or it is unknown
 * @param item the note, card or deck by its id, or null
 */
public record Location(String source, @Nullable String entry, long line, @Nullable String item) {
    /** No known place. */
    public static final Location UNKNOWN = new Location("", null, 0, null);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if {@code line} is negative
     */
    public Location {
        requireNonNull(source, "source");
        if (line < 0) {
            throw new IllegalArgumentException("line is " + line + ", must be 0 or more");
        }
    }

    /**
     * A whole file or stream.
     *
     * @param source its name
     * @return its location
     */
    public static Location of(String source) {
        return new Location(source, null, 0, null);
    }

    /**
     * The same place, at a line.
     *
     * @param newLine the line from 1, or 0 for none
     * @return the location
     */
    public Location atLine(long newLine) {
        return new Location(source, entry, newLine, item);
    }

    /**
     * The same place, in an entry of an archive or at a path in a document.
     *
     * @param newEntry the entry
     * @return the location
     */
    public Location inEntry(String newEntry) {
        return new Location(source, newEntry, line, item);
    }

    /**
     * The same place, at a note, card or deck.
     *
     * @param newItem its id
     * @return the location
     */
    public Location atItem(String newItem) {
        return new Location(source, entry, line, newItem);
    }

    /** {@return the place as a person reads it, such as {@code words.csv, line 12}; may be empty} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(source);
        if (entry != null) {
            text.append(text.isEmpty() ? "" : ", ").append("at ").append(entry);
        }
        if (line > 0) {
            text.append(text.isEmpty() ? "" : ", ").append("line ").append(line);
        }
        if (item != null) {
            text.append(text.isEmpty() ? "" : ", ").append("item ").append(item);
        }
        return text.toString();
    }
}
