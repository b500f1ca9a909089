package dev.cardstock.formats.mnemosyne.facts;

import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.FieldDefinition;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.NoteType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Mnemosyne's card types as note types: its own, and those that somebody made, whose keys and views are
 * attributes of the note type so that they can be written again.
 */
public final class FactTypes {
    /** The attribute of a note type that is the id of a card type. */
    public static final String TYPE = "mnemosyne.card-type";
    /** The attribute of a note type with the keys of its fields, as Python writes them. */
    public static final String KEYS = "mnemosyne.keys";
    /** The attribute of a template that is the id of a fact view. */
    public static final String VIEW = "mnemosyne.view";
    /** The attribute of a template with the keys of its question, as Python writes them. */
    public static final String QUESTION = "mnemosyne.question";
    /** The attribute of a template with the keys of its answer, as Python writes them. */
    public static final String ANSWER = "mnemosyne.answer";

    /**
     * How the facts of a card type are notes.
     *
     * @param type the note type
     * @param keys the keys of its fields, in their order
     * @param parts the parts of cards by the ids of fact views
     */
    public record Form(NoteType type, List<String> keys, Map<String, String> parts) {}

    private record View(String name, String question, String answer) {}

    private static final Map<String, Form> OWN = Map.of("1",
            new Form(NoteType.basic(), List.of("f", "b"), Map.of("1.1", "forward")), "2",
            new Form(NoteType.basicReversed(), List.of("f", "b"),
                    Map.of("2.1", "forward", "2.2", "reverse")),
            "3",
            new Form(Vocabulary.TYPE, List.of("f", "p_1", "m_1", "n"),
                    Map.of("3.1", "recognition", "3.2", "production")),
            "5", new Form(NoteType.cloze(), List.of("text", "n"), Map.of()));

    private final Map<String, View> views = new HashMap<>();
    private final Map<String, Form> forms = new HashMap<>(OWN);

    /** Knows the card types that come with Mnemosyne. */
    public FactTypes() {
        view("4.1", "Recognition", "['marked']", "['loc', 'marked']");
        view("4.2", "Production", "['loc', 'blank']", "['loc', 'marked']");
        type("4", "Map", "[('loc', 'Location'), ('blank', 'Blank map'), ('marked', 'Marked map')]",
                "['4.1', '4.2']");
        view("6.1", "Recognition", "['f']", "['p_1', 'm_1', 'n']");
        type("6", "Sentence", "[('f', 'Sentence'), ('p_1', 'Pronunciation'), ('m_1', 'Meaning'),"
                + " ('n', 'Notes')]", "['6.1']");
    }

    /**
     * Adds a fact view.
     *
     * @param id its id
     * @param name its name
     * @param question the keys of its question, as Python writes them
     * @param answer the keys of its answer, as Python writes them
     */
    public void view(String id, String name, String question, String answer) {
        views.put(id, new View(name, question, answer));
    }

    /**
     * Adds a card type whose views were added before.
     *
     * @param id its id
     * @param name its name
     * @param keysAndNames the keys and names of its fields, as Python writes them
     * @param viewIds the ids of its views, as Python writes them
     */
    public void type(String id, String name, String keysAndNames, String viewIds) {
        Map<String, String> names = new LinkedHashMap<>();
        if (PythonLiteral.parse(keysAndNames).orElse(null) instanceof List<?> pairs) {
            for (Object pair : pairs) {
                if (pair instanceof List<?> two && two.size() == 2
                        && two.get(0) instanceof String key && two.get(1) instanceof String field) {
                    names.put(key, unique(field, key, names));
                }
            }
        }
        List<CardTemplate> templates = new ArrayList<>();
        Map<String, String> parts = new HashMap<>();
        Set<String> ids = new LinkedHashSet<>(PythonLiteral.strings(viewIds));
        for (String viewId : ids) {
            View view = views.get(viewId);
            if (view != null && !names.isEmpty()) {
                String part = "view-" + (templates.size() + 1);
                parts.put(viewId, part);
                templates.add(template(part, viewId, view, names));
            }
        }
        if (!templates.isEmpty()) {
            TreeMap<String, String> attributes = new TreeMap<>(Map.of(TYPE, id, KEYS,
                    keysAndNames));
            forms.put(id, new Form(new NoteType("mnemosyne-" + id, name, NoteType.Kind.NORMAL,
                    names.values().stream().map(FieldDefinition::named).toList(), templates, "",
                    attributes), List.copyOf(names.keySet()), Map.copyOf(parts)));
        }
    }

    private static String unique(String field, String key, Map<String, String> names) {
        String clean = field.replaceAll("[{}#^/:\\s]+", " ").strip();
        return clean.isEmpty() || names.containsValue(clean) ? (clean + " " + key).strip() : clean;
    }

    private static CardTemplate template(String part, String id, View view,
            Map<String, String> names) {
        return new CardTemplate(part, view.name, side(view.question, names),
                side(view.answer, names), new TreeMap<>(Map.of(VIEW, id, QUESTION, view.question,
                        ANSWER, view.answer)));
    }

    private static Markup side(String keys, Map<String, String> names) {
        StringBuilder side = new StringBuilder();
        for (String key : PythonLiteral.strings(keys)) {
            String name = names.get(key);
            if (name == null) {
                continue;
            }
            if (side.isEmpty()) {
                side.append("{{").append(name).append("}}");
            } else {
                side.append("{{#" + name + "}}\n{{" + name + "}}{{/" + name + "}}");
            }
        }
        return Markup.plain(side.toString());
    }

    /**
     * How the facts of a card type are notes.
     *
     * @param type its id; one that is not known is taken for the one that it was made from
     * @return the form, if it is known
     */
    public Optional<Form> form(String type) {
        String id = type;
        while (true) {
            Form form = forms.get(id);
            int parent = id.lastIndexOf("::");
            if (form != null || parent < 0) {
                return Optional.ofNullable(form);
            }
            id = id.substring(0, parent);
        }
    }
}
