package dev.cardstock.exchange;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.Library;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a library says of itself, before its content.
 *
 * @param title its title; may be empty
 * @param description what it is about; may be empty
 * @param language the language of decks that have none, a BCP 47 tag; empty where it is unknown
 * @param attributes what a format knows of it and the model does not, by name
 */
public record LibraryHeader(String title, String description, String language,
        SortedMap<String, String> attributes) {
    /** Copies the map. */
    public LibraryHeader {
        requireNonNull(title, "title");
        requireNonNull(description, "description");
        requireNonNull(language, "language");
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /**
     * A header with a title and nothing else.
     *
     * @param title the title
     * @return the header
     */
    public static LibraryHeader titled(String title) {
        return new LibraryHeader(title, "", "", new TreeMap<>());
    }

    /**
     * The header of a library.
     *
     * @param library the library
     * @return its header
     */
    public static LibraryHeader of(Library library) {
        return new LibraryHeader(library.title(), library.description(), library.language(),
                library.attributes());
    }
}
