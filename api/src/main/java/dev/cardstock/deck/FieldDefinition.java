package dev.cardstock.deck;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.SortedMap;

/**
 * A field that the notes of a type have.
 *
 * @param name its name, unique in the note type
 * @param attributes what a format knows of it and the model does not, by name
 */
public record FieldDefinition(String name, SortedMap<String, String> attributes) {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public FieldDefinition {
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("the name of a field is blank");
        }
        attributes = Attributes.copyOf(attributes);
    }

    /**
     * A field without attributes.
     *
     * @param name its name
     * @return the definition
     */
    public static FieldDefinition named(String name) {
        return new FieldDefinition(name, Attributes.copyOf(Map.of()));
    }
}
