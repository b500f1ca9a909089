package dev.cardstock.formats.ankiconnect;

import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.FieldDefinition;
import dev.cardstock.deck.Ids;
import dev.cardstock.deck.NoteType;
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.anki.json.NoteTypeJson;
import dev.cardstock.formats.text.anki.AnkiHtml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Note types as the parameters of {@code createModel}. */
final class Models {
    private static final String ANSWER = "{{FrontSide}}\n\n<hr id=answer>\n\n";

    /**
     * What a built-in type is in Anki.
     *
     * @param type the type
     * @param name its name there
     * @param fields the names of its fields there
     */
    private record Stock(NoteType type, String name, List<String> fields) {}

    private static final List<Stock> STOCK = List.of(
            new Stock(NoteType.basic(), "Basic", List.of("Front", "Back")),
            new Stock(NoteType.basicReversed(), "Basic (and reversed card)",
                    List.of("Front", "Back")),
            new Stock(NoteType.cloze(), "Cloze", List.of("Text", "Back Extra")),
            new Stock(NoteType.imageOcclusion(), "Image Occlusion",
                    List.of("Occlusion", "Image", "Header", "Back Extra", "Comments")));

    private Models() {}

    private static @Nullable Stock stock(NoteType type) {
        return STOCK.stream().filter(one -> one.type.equals(type)).findFirst().orElse(null);
    }

    static boolean isBuiltIn(NoteType type) {
        return stock(type) != null;
    }

    /** The built-in type of a name and the names of its fields, all as Anki has them. */
    static @Nullable NoteType builtIn(String name, List<String> fields) {
        return STOCK.stream()
                .filter(one -> one.name.equals(name) && fields.stream()
                        .allMatch(field -> one.fields.stream().anyMatch(field::equalsIgnoreCase)))
                .map(Stock::type)
                .findFirst()
                .orElse(null);
    }

    /** The names of the fields of a type. */
    static List<String> fields(NoteType type) {
        Stock stock = stock(type);
        if (stock != null) {
            return stock.fields;
        }
        // As Anki has them, for which some names are changed.
        return AnkiJson.ordered(NoteTypeJson.write(type, 0, 0), "flds")
                .stream()
                .map(field -> AnkiJson.text(field, "name"))
                .toList();
    }

    /** The name of a type. */
    static String name(NoteType type) {
        Stock stock = stock(type);
        return stock != null
                ? stock.name
                : AnkiJson.text(NoteTypeJson.write(type, 0, 0), "name");
    }

    /** Parameters that make a type in Anki. */
    static ObjectNode parameters(NoteType type, String name) {
        ObjectNode json = NoteTypeJson.write(type, 0, 0);
        ObjectNode parameters = AnkiJson.object().put("modelName", name);
        ArrayNode fields = parameters.putArray("inOrderFields");
        fields(type).forEach(fields::add);
        parameters.put("css", AnkiJson.text(json, "css"));
        parameters.put("isCloze", type.kind() != NoteType.Kind.NORMAL);
        ArrayNode templates = parameters.putArray("cardTemplates");
        if (type.equals(NoteType.basic()) || type.equals(NoteType.basicReversed())) {
            template(templates, "Card 1", "{{Front}}", ANSWER + "{{Back}}");
            if (type.equals(NoteType.basicReversed())) {
                template(templates, "Card 2", "{{Back}}", ANSWER + "{{Front}}");
            }
        } else if (type.equals(NoteType.cloze())) {
            template(templates, "Cloze", "{{cloze:Text}}", "{{cloze:Text}}<br>\n{{Back Extra}}");
        } else {
            for (ObjectNode one : AnkiJson.ordered(json, "tmpls")) {
                template(templates, AnkiJson.text(one, "name"), AnkiJson.text(one, "qfmt"),
                        AnkiJson.text(one, "afmt"));
            }
        }
        return parameters;
    }

    private static void template(ArrayNode templates, String name, String front, String back) {
        templates.addObject().put("Name", name).put("Front", front).put("Back", back);
    }

    /** A type of what makes it in Anki. */
    static NoteType read(ObjectNode parameters) {
        String name = AnkiJson.text(parameters, "modelName");
        List<FieldDefinition> fields = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (JsonNode field : list(parameters, "inOrderFields")) {
            String given = field.asString("").strip();
            if (!given.isEmpty() && used.add(given)) {
                fields.add(FieldDefinition.named(given));
            }
        }
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("it has no fields");
        }
        List<CardTemplate> templates = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode template : list(parameters, "cardTemplates")) {
            String given = AnkiJson.text(template, "Name").strip();
            String title = given.isEmpty() ? "Card " + (templates.size() + 1) : given;
            String id = title.replaceAll("[/\\p{Cntrl}\\p{Cs}]", " ").strip();
            id = id.isEmpty() || id.length() > 200 ? "card " + (templates.size() + 1) : id;
            String start = id;
            for (int i = templates.size() + 1; !ids.add(id); i++) {
                id = start + " " + i;
            }
            templates.add(new CardTemplate(id, title,
                    AnkiHtml.read(AnkiJson.text(template, "Front")),
                    AnkiHtml.read(AnkiJson.text(template, "Back")), new TreeMap<>()));
        }
        return new NoteType(Ids.derived("anki-connect#type", name), name,
                AnkiJson.integer(parameters, "isCloze", 0) == 1
                        ? NoteType.Kind.CLOZE
                        : NoteType.Kind.NORMAL,
                fields, templates.isEmpty() ? List.of(template(fields)) : templates,
                AnkiJson.text(parameters, "css"), new TreeMap<>());
    }

    private static CardTemplate template(List<FieldDefinition> fields) {
        StringBuilder answer = new StringBuilder();
        for (FieldDefinition field : fields.subList(1, fields.size())) {
            answer.append(answer.isEmpty() ? "" : "\n\n")
                    .append("{{")
                    .append(field.name())
                    .append("}}");
        }
        return CardTemplate.plain("forward", "Forward", "{{" + fields.get(0).name() + "}}",
                answer.toString());
    }

    /** A type of which only the name and fields of notes are known. */
    static NoteType made(String name, List<String> names, boolean cloze) {
        List<FieldDefinition> fields = names.stream().map(FieldDefinition::named).toList();
        List<String> key = new ArrayList<>(names);
        key.add(0, name);
        String first = "{{cloze:" + names.get(0) + "}}";
        CardTemplate template = cloze
                ? CardTemplate.plain("cloze", "Cloze", first, template(fields).answer()
                        .source()
                        .isEmpty() ? first : first + "\n\n" + template(fields).answer().source())
                : template(fields);
        return new NoteType(Ids.derived("anki-connect#type", key.toArray(String[]::new)), name,
                cloze ? NoteType.Kind.CLOZE : NoteType.Kind.NORMAL, fields, List.of(template), "",
                new TreeMap<>());
    }

    private static Iterable<JsonNode> list(ObjectNode node, String name) {
        return node.get(name) instanceof ArrayNode array ? array : List.of();
    }
}
