package dev.cardstock.deck;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What notes of one kind have in common: their fields, and how many cards they give rise to.
 *
 * @param id its id, unique among the library's note types
 * @param name its name for people
 * @param kind how cards are derived
 * @param fields the fields in order, at least one
 * @param templates the card templates in order, at least one; notes with cloze deletions and image
 *     occlusions use the first for all their cards
 * @param style the style sheet (CSS) of the templates; may be empty
 * @param attributes what a format knows of it and the model does not, by name
 */
public record NoteType(String id, String name, Kind kind, List<FieldDefinition> fields,
        List<CardTemplate> templates, String style, SortedMap<String, String> attributes) {
    /** How cards are derived from a note. */
    public enum Kind {
        /** One card for each template that shows content. */
        NORMAL,
        /** One card for each number of a cloze deletion in any field. */
        CLOZE,
        /** One card for each number of a mask; masks are written like cloze deletions. */
        IMAGE_OCCLUSION
    }

    private static final SortedMap<String, String> NO_ATTRIBUTES = Attributes.copyOf(Map.of());

    private static final NoteType BASIC = new NoteType("basic", "Basic", Kind.NORMAL,
            named("Front", "Back"),
            List.of(CardTemplate.plain("forward", "Forward", "{{Front}}", "{{Back}}")), "",
            NO_ATTRIBUTES);

    private static final NoteType BASIC_REVERSED = new NoteType("basic-reversed",
            "Basic and reversed", Kind.NORMAL, named("Front", "Back"),
            List.of(CardTemplate.plain("forward", "Forward", "{{Front}}", "{{Back}}"),
                    CardTemplate.plain("reverse", "Reverse", "{{Back}}", "{{Front}}")),
            "", NO_ATTRIBUTES);

    private static final NoteType CLOZE = new NoteType("cloze", "Cloze", Kind.CLOZE,
            named("Text", "Extra"),
            List.of(CardTemplate.plain("cloze", "Cloze", "{{cloze:Text}}",
                    "{{cloze:Text}}{{#Extra}}\n\n{{Extra}}{{/Extra}}")),
            "", NO_ATTRIBUTES);

    private static final NoteType IMAGE_OCCLUSION = new NoteType("image-occlusion",
            "Image occlusion", Kind.IMAGE_OCCLUSION,
            named("Occlusion", "Image", "Header", "Extra", "Comments"),
            List.of(CardTemplate.plain("occlusion", "Image occlusion",
                    "{{#Header}}{{Header}}\n\n{{/Header}}{{Image}}",
                    "{{#Header}}{{Header}}\n\n{{/Header}}{{Image}}{{#Extra}}\n\n{{Extra}}{{/Extra}}")),
            "", NO_ATTRIBUTES);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if there are no fields or no templates, or two have the same
     *     name or id; the message lists all that is wrong
     */
    public NoteType {
        Ids.check(id, "note type id");
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        requireNonNull(style, "style");
        fields = List.copyOf(fields);
        templates = List.copyOf(templates);
        attributes = Attributes.copyOf(attributes);
        List<String> problems = new ArrayList<>();
        if (fields.isEmpty()) {
            problems.add("it has no fields");
        }
        if (templates.isEmpty()) {
            problems.add("it has no templates");
        }
        Set<String> seen = new HashSet<>();
        fields.stream()
                .filter(field -> !seen.add(field.name()))
                .forEach(field -> problems.add("two fields are named '" + field.name() + "'"));
        seen.clear();
        templates.stream()
                .filter(template -> !seen.add(template.id()))
                .forEach(template -> problems.add("two templates have id '" + template.id() + "'"));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "note type '" + id + "': " + String.join("; ", problems));
        }
    }

    private static List<FieldDefinition> named(String... names) {
        return List.of(names).stream().map(FieldDefinition::named).toList();
    }

    /** {@return {@code basic}: fields Front and Back, one card that asks the front} */
    public static NoteType basic() {
        return BASIC;
    }

    /** {@return {@code basic-reversed}: fields Front and Back, a card in each direction} */
    public static NoteType basicReversed() {
        return BASIC_REVERSED;
    }

    /** {@return {@code cloze}: fields Text and Extra, a card for each deletion in the text} */
    public static NoteType cloze() {
        return CLOZE;
    }

    /**
     * {@code image-occlusion}: fields Occlusion (the masks), Image, Header, Extra and Comments, a card
     * for each mask.
     *
     * @return the type
     */
    public static NoteType imageOcclusion() {
        return IMAGE_OCCLUSION;
    }

    /** {@return the four types that every library knows without being told} */
    public static List<NoteType> builtIn() {
        return List.of(BASIC, BASIC_REVERSED, CLOZE, IMAGE_OCCLUSION);
    }

    /**
     * A custom type with templates.
     *
     * @param id its id
     * @param name its name
     * @param fieldNames the names of its fields
     * @param templates its card templates
     * @return the type
     */
    public static NoteType custom(String id, String name, List<String> fieldNames,
            List<CardTemplate> templates) {
        return new NoteType(id, name, Kind.NORMAL,
                fieldNames.stream().map(FieldDefinition::named).toList(), templates, "",
                NO_ATTRIBUTES);
    }

    /**
     * Where a field stands.
     *
     * @param fieldName its name
     * @return its index from 0, or -1 if there is no such field
     */
    public int indexOf(String fieldName) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(fieldName)) {
                return i;
            }
        }
        return -1;
    }
}
