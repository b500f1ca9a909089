package dev.cardstock.formats.org;

import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Ids;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.formats.text.DeckPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads headings with a note type of Anki. */
final class AnkiEditorReader extends OrgReader {
    private static final Set<String> KNOWN = Set.of("ID", AnkiEditorFormat.TYPE,
            AnkiEditorFormat.DECK, AnkiEditorFormat.TAGS, AnkiEditorFormat.TAGS + "+",
            AnkiEditorFormat.NOTE_ID, AnkiEditorOutput.FIELDS);

    /** Anki's own types, whose fields are known though a note may lack a heading for one. */
    private static final Map<String, NoteType> TYPES = Map.of("Basic", NoteType.basic(),
            "Basic (and reversed card)", NoteType.basicReversed(), "Cloze", NoteType.cloze());

    private final String namespace;

    AnkiEditorReader(AnkiEditorFormat format, String namespace) {
        super(format, namespace);
        this.namespace = namespace;
    }

    @Override
    boolean isCard(OrgHeading heading) {
        return !heading.property(AnkiEditorFormat.TYPE).isEmpty();
    }

    @Override
    List<String> missing() {
        return List.of("no heading has the property " + AnkiEditorFormat.TYPE,
                "give it to the heading of each note");
    }

    @Override
    void card(OrgHeading heading, Cards cards) throws IOException {
        String name = heading.property(AnkiEditorFormat.TYPE);
        NoteType known = TYPES.get(name);
        Map<String, Markup> named = new LinkedHashMap<>();
        for (OrgHeading child : heading.children) {
            named.putIfAbsent(child.title.strip(), cards.content(child.text(), child.line));
        }
        List<String> fields = known != null
                ? known.fields().stream().map(field -> field.name()).toList()
                : names(heading, named);
        if (known != null && known.equals(NoteType.cloze()) && named.containsKey("Back Extra")) {
            named.put("Extra", named.remove("Back Extra"));
        }
        unnamed(heading, cards, fields, named);
        List<Markup> contents = new ArrayList<>();
        fields.forEach(field -> contents.add(named.getOrDefault(field, Markup.EMPTY)));
        for (String other : named.keySet()) {
            if (!fields.contains(other)) {
                cards.notes()
                        .warn("unknown-field", "the type '" + name + "' has no field '" + other
                                + "'; it is left out", heading.line);
            }
        }
        add(heading, cards, known != null ? known : type(name, fields), contents);
    }

    private static List<String> names(OrgHeading heading, Map<String, Markup> named) {
        List<String> listed = OrgOutput.words(heading.property(AnkiEditorOutput.FIELDS));
        if (!listed.isEmpty()) {
            return listed.stream().distinct().toList();
        }
        List<String> names = named.keySet().stream().filter(name -> !name.isBlank()).toList();
        return names.isEmpty() ? List.of("Front", "Back") : names;
    }

    /** Fields without a heading: of two the title and the text, of one the text or else the title. */
    private static void unnamed(OrgHeading heading, Cards cards, List<String> fields,
            Map<String, Markup> named) throws IOException {
        List<String> missing = fields.stream().filter(field -> !named.containsKey(field)).toList();
        String below = heading.text();
        if (missing.size() == 1) {
            boolean isExtra = missing.get(0).equals("Extra") && below.isEmpty();
            named.put(missing.get(0), isExtra
                    ? Markup.EMPTY
                    : below.isEmpty() ? cards.title(heading) : cards.content(below, heading.line));
        } else if (missing.size() > 1) {
            boolean isCloze = missing.equals(List.of("Text", "Extra"));
            boolean isOne = isCloze && below.isEmpty();
            named.put(missing.get(0), isCloze && !isOne && !heading.title.contains("{{c")
                    ? cards.content(below, heading.line)
                    : cards.title(heading));
            if (!isOne && !(isCloze && !heading.title.contains("{{c"))) {
                named.put(missing.get(1), cards.content(below, heading.line));
            }
        }
    }

    /** A type of which no more is known than its name and fields. */
    private NoteType type(String name, List<String> fields) {
        List<String> kept = fields.isEmpty() ? List.of("Front") : fields;
        String answer = kept.stream()
                .skip(1)
                .map(field -> "{{" + field + "}}")
                .collect(Collectors.joining("\n\n"));
        return NoteType.custom(
                Ids.derived(namespace + "#type", name, String.join("\n", fields)), name, kept,
                List.of(CardTemplate.plain("card1", "Card 1", "{{" + kept.get(0) + "}}",
                        answer.isEmpty() ? "{{FrontSide}}" : answer)));
    }

    private void add(OrgHeading heading, Cards cards, NoteType type, List<Markup> fields)
            throws IOException {
        String ankiId = heading.property(AnkiEditorFormat.NOTE_ID);
        String id = heading.property("ID").isEmpty() ? ankiId : heading.property("ID");
        List<String> deck = DeckPath.names(heading.inherited(AnkiEditorFormat.DECK));
        Note.Builder builder = cards.notes().note(id, type, deck, fields, heading.line);
        builder.tags(OrgOutput.words(heading.inherited(AnkiEditorFormat.TAGS)));
        for (String tag : heading.allTags()) {
            builder.tags(tag.equals("note") || tag.equals("deck") ? "" : tag);
        }
        if (!ankiId.isEmpty()) {
            builder.attribute(AnkiEditorFormat.ID, ankiId);
        }
        Cards.keep(builder, heading, AnkiEditorFormat.PROPERTIES, KNOWN);
        cards.notes().add(builder, heading.line);
    }
}
