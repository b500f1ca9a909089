package dev.cardstock.formats.anki.json;

import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.FieldDefinition;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.json.JsonPieces;
import dev.cardstock.formats.text.anki.AnkiHtml;
import dev.cardstock.template.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Note types as Anki's JSON. What the JSON cannot say stands in a member of our own, which Anki keeps;
 * it holds as long as the rest has not been changed.
 */
public final class NoteTypeJson {
    /** The member of Anki's JSON that is ours, in note types, decks, options and settings. */
    public static final String OWN = "cardstock";

    private static final Set<String> TYPE_MEMBERS = Set.of("name", "type", "tmpls", "flds", "css",
            OWN);
    private static final Set<String> FIELD_MEMBERS = Set.of("name", "ord");
    private static final Set<String> TEMPLATE_MEMBERS = Set.of("name", "ord", "qfmt", "afmt");
    private static final long OCCLUSION_KIND = 6;
    private static final int MAX_PART = 200;
    private static final String STYLE = ".card {\n  font-family: arial;\n  font-size: 20px;\n"
            + "  text-align: center;\n  color: black;\n  background-color: white;\n}\n";
    private static final String CLOZE_STYLE = ".cloze {\n  font-weight: bold;\n  color: blue;\n}\n";
    private static final String LATEX_BEFORE = "\\documentclass[12pt]{article}\n"
            + "\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n"
            + "\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n"
            + "\\setlength{\\parindent}{0in}\n\\begin{document}\n";
    private static final String MASKS = "{{#Header}}<div>{{Header}}</div>{{/Header}}"
            + "<div style=\"display: none\">{{cloze:Occlusion}}</div><div id=\"err\"></div>"
            + "<div id=\"image-occlusion-container\">{{Image}}"
            + "<canvas id=\"image-occlusion-canvas\"></canvas></div>"
            + "<script>\ntry {\n  anki.imageOcclusion.setup();\n} catch (e) {\n"
            + "  document.getElementById(\"err\").innerHTML = e;\n}\n</script>";

    private final JsonPieces pieces;

    /**
     * Makes a reader.
     *
     * @param limits how much is taken
     */
    public NoteTypeJson(ImportLimits limits) {
        pieces = JsonPieces.within(limits);
    }

    private static SortedMap<String, String> number(long id) {
        return new TreeMap<>(Map.of(Kept.ID, Long.toString(id)));
    }

    /**
     * A note type from Anki's JSON.
     *
     * @param id Anki's id
     * @param json the JSON
     * @return the type
     */
    public NoteType read(long id, ObjectNode json) {
        return read(Long.toString(id), number(id), json);
    }

    /**
     * A note type from JSON that several collections share.
     *
     * @param id its id, unless the JSON has one of ours
     * @param json the JSON
     * @return the type
     */
    public NoteType read(String id, ObjectNode json) {
        return read(id, new TreeMap<>(), json);
    }

    private NoteType read(String id, SortedMap<String, String> identity, ObjectNode json) {
        NoteType seen = asSeen(id, identity, json);
        NoteType own = pieces.noteType(AnkiJson.text(json, OWN)).orElse(null);
        if (own == null) {
            return seen;
        }
        NoteType expected = asSeen(id, identity, plain(own, 0, 0));
        return looksLike(seen, expected) ? own : withIdsOf(own, seen);
    }

    private static boolean looksLike(NoteType a, NoteType b) {
        return a.name().equals(b.name()) && a.kind() == b.kind() && a.style().equals(b.style())
                && names(a).equals(names(b)) && sides(a).equals(sides(b));
    }

    private static List<String> names(NoteType type) {
        return type.fields().stream().map(FieldDefinition::name).toList();
    }

    private static List<List<String>> sides(NoteType type) {
        return type.templates()
                .stream()
                .map(t -> List.of(t.name(), t.question().source(), t.answer().source()))
                .toList();
    }

    /** A type that somebody changed in Anki; its cards are still those that they were. */
    private static NoteType withIdsOf(NoteType own, NoteType seen) {
        List<CardTemplate> templates = new ArrayList<>();
        for (CardTemplate template : seen.templates()) {
            String id = own.templates()
                    .stream()
                    .filter(t -> templateName(t).equals(template.name()))
                    .map(CardTemplate::id)
                    .findFirst()
                    .orElse(template.id());
            boolean taken = templates.stream().anyMatch(t -> t.id().equals(id));
            templates.add(new CardTemplate(taken ? template.id() + "'" : id, template.name(),
                    template.question(), template.answer(), template.attributes()));
        }
        return new NoteType(own.id(), seen.name(), seen.kind(), seen.fields(), templates,
                seen.style(), seen.attributes());
    }

    private static SortedMap<String, String> attribute(String name, ObjectNode rest) {
        TreeMap<String, String> attributes = new TreeMap<>();
        if (!rest.isEmpty()) {
            attributes.put(name, AnkiJson.text(rest));
        }
        return attributes;
    }

    private static NoteType asSeen(String id, SortedMap<String, String> identity,
            ObjectNode json) {
        List<FieldDefinition> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ObjectNode field : AnkiJson.ordered(json, "flds")) {
            String name = AnkiJson.text(field, "name").strip();
            name = name.isEmpty() ? "Field " + (fields.size() + 1) : name;
            while (!names.add(name)) {
                name += "+";
            }
            fields.add(new FieldDefinition(name, attribute(Kept.FIELD,
                    AnkiJson.without(field, FIELD_MEMBERS))));
        }
        if (fields.isEmpty()) {
            fields.add(FieldDefinition.named("Front"));
        }
        List<CardTemplate> templates = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (ObjectNode template : AnkiJson.ordered(json, "tmpls")) {
            templates.add(new CardTemplate(templateId(template, ids),
                    AnkiJson.text(template, "name"), side(template, "qfmt"), side(template, "afmt"),
                    attribute(Kept.TEMPLATE,
                            AnkiJson.without(template, TEMPLATE_MEMBERS))));
        }
        if (templates.isEmpty()) {
            templates.add(CardTemplate.plain("card", "Card", "{{" + fields.get(0).name() + "}}",
                    "{{FrontSide}}"));
        }
        NoteType.Kind kind = AnkiJson.integer(json, "type", 0) != 1
                ? NoteType.Kind.NORMAL
                : AnkiJson.integer(json, "originalStockKind", 0) == OCCLUSION_KIND
                        ? NoteType.Kind.IMAGE_OCCLUSION
                        : NoteType.Kind.CLOZE;
        SortedMap<String, String> attributes = attribute(Kept.NOTE_TYPE,
                AnkiJson.without(json, TYPE_MEMBERS));
        attributes.putAll(identity);
        return new NoteType(id, AnkiJson.text(json, "name"), kind, fields, templates,
                AnkiJson.text(json, "css"), attributes);
    }

    private static Markup side(ObjectNode template, String name) {
        return AnkiHtml.read(AnkiJson.text(template, name));
    }

    /** Anki's id of the template, else its name: not its place, which changes. */
    private static String templateId(ObjectNode template, Set<String> ids) {
        long number = AnkiJson.integer(template, "id", 0);
        String id = number != 0
                ? Long.toString(number)
                : AnkiJson.text(template, "name")
                        .replaceAll("[/\\p{Cntrl}\\p{Cs}]", " ")
                        .strip();
        id = id.length() > MAX_PART ? id.substring(0, MAX_PART) : id;
        id = id.isBlank() ? "card " + (ids.size() + 1) : id;
        while (!ids.add(id)) {
            id += "'";
        }
        return id;
    }

    /**
     * A note type as Anki's JSON.
     *
     * @param type the type
     * @param id Anki's id
     * @param time when it was changed
     * @return the JSON
     */
    public static ObjectNode write(NoteType type, long id, long time) {
        ObjectNode json = plain(type, id, time);
        if (!asSeen(Long.toString(id), number(id), json).equals(type)) {
            json.put(OWN, JsonPieces.text(type));
        }
        return json;
    }

    /**
     * A note type as JSON that several collections share.
     *
     * @param type the type
     * @param id by what it is known there
     * @param without the members that only one collection has
     * @param member the member of the id
     * @return the JSON
     */
    public static ObjectNode write(NoteType type, String id, Set<String> without, String member) {
        ObjectNode json = AnkiJson.without(plain(type, 0, 0), without).put(member, id);
        if (!asSeen(id, new TreeMap<>(), json).equals(type)) {
            json.put(OWN, JsonPieces.text(type));
        }
        return json;
    }

    /**
     * Puts a member where there is none.
     *
     * @param json an object
     * @param name the member
     * @param value its value
     */
    public static void preset(ObjectNode json, String name, String value) {
        if (!json.has(name)) {
            json.put(name, value);
        }
    }

    /**
     * Puts a member where there is none.
     *
     * @param json an object
     * @param name the member
     * @param value its value
     */
    public static void preset(ObjectNode json, String name, long value) {
        if (!json.has(name)) {
            json.put(name, value);
        }
    }

    /**
     * Puts a member where there is none.
     *
     * @param json an object
     * @param name the member
     * @param value its value
     */
    public static void preset(ObjectNode json, String name, boolean value) {
        if (!json.has(name)) {
            json.put(name, value);
        }
    }

    /**
     * Puts null where there is no member.
     *
     * @param json an object
     * @param name the member
     */
    public static void presetNull(ObjectNode json, String name) {
        if (!json.has(name)) {
            json.putNull(name);
        }
    }

    private static ObjectNode plain(NoteType type, long id, long time) {
        ObjectNode json = AnkiJson.object();
        json.put("id", id);
        json.put("name", type.name().isBlank() ? type.id() : clean(type.name()));
        json.put("type", type.kind() == NoteType.Kind.NORMAL ? 0 : 1);
        AnkiJson.kept(type.attributes().get(Kept.NOTE_TYPE))
                .properties()
                .forEach(member -> {
                    if (!json.has(member.getKey())) {
                        json.set(member.getKey(), member.getValue());
                    }
                });
        preset(json, "mod", time);
        preset(json, "usn", -1);
        preset(json, "sortf", 0);
        presetNull(json, "did");
        boolean occlusion = type.kind() == NoteType.Kind.IMAGE_OCCLUSION;
        json.set("tmpls", templates(type));
        json.set("flds", fields(type));
        json.put("css", type.attributes().containsKey(Kept.NOTE_TYPE)
                || !type.style().isEmpty()
                        ? type.style()
                        : type.kind() == NoteType.Kind.NORMAL ? STYLE : STYLE + CLOZE_STYLE);
        preset(json, "latexPre", LATEX_BEFORE);
        preset(json, "latexPost", "\\end{document}");
        preset(json, "latexsvg", false);
        if (!json.has("req")) {
            json.set("req", requirements(type));
        }
        if (occlusion) {
            preset(json, "originalStockKind", OCCLUSION_KIND);
        }
        return json;
    }

    /**
     * A name without control characters and blanks around it.
     *
     * @param text the name
     * @return what is left
     */
    public static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip();
    }

    private static ArrayNode fields(NoteType type) {
        ArrayNode list = AnkiJson.array();
        Set<String> used = new HashSet<>();
        for (FieldDefinition field : type.fields()) {
            int ord = list.size();
            ObjectNode json = list.addObject();
            json.put("name", fieldName(field.name(), used));
            json.put("ord", ord);
            json.setAll(AnkiJson.kept(field.attributes().get(Kept.FIELD)));
            preset(json, "sticky", false);
            preset(json, "rtl", false);
            preset(json, "font", "Arial");
            preset(json, "size", 20);
            if (type.kind() == NoteType.Kind.IMAGE_OCCLUSION && ord < 5) {
                preset(json, "tag", ord);
            }
        }
        return list;
    }

    /** Colons and braces would end a name in a template. */
    private static String fieldName(String name, Set<String> used) {
        String good = clean(name.replaceAll("[:{}\"]", " ")).replaceFirst("^[#^/!]+\\s*", "");
        good = good.isEmpty() ? "Field" : good;
        while (!used.add(good.toLowerCase(Locale.ROOT))) {
            good += "+";
        }
        return good;
    }

    private static String templateName(CardTemplate template) {
        String name = clean(template.name());
        return name.isEmpty() ? clean(template.id()) : name;
    }

    private static ArrayNode templates(NoteType type) {
        ArrayNode list = AnkiJson.array();
        Set<String> used = new HashSet<>();
        boolean masks = type.templates().equals(NoteType.imageOcclusion().templates());
        for (CardTemplate template : type.templates()) {
            int ord = list.size();
            ObjectNode json = list.addObject();
            String name = templateName(template);
            while (!used.add(name.toLowerCase(Locale.ROOT))) {
                name += "+";
            }
            json.put("name", name);
            json.put("ord", ord);
            json.put("qfmt", masks ? MASKS : AnkiHtml.writeTemplate(template.question()));
            json.put("afmt", masks
                    ? MASKS + "{{#Extra}}<div>{{Extra}}</div>{{/Extra}}"
                    : AnkiHtml.writeTemplate(template.answer()));
            json.setAll(AnkiJson.kept(template.attributes().get(Kept.TEMPLATE)));
            preset(json, "bqfmt", "");
            preset(json, "bafmt", "");
            presetNull(json, "did");
            preset(json, "bfont", "");
            preset(json, "bsize", 0);
        }
        return list;
    }

    /** What old versions of Anki ask for: which fields make which card. */
    private static ArrayNode requirements(NoteType type) {
        ArrayNode list = AnkiJson.array();
        if (type.kind() != NoteType.Kind.NORMAL) {
            return list;
        }
        for (CardTemplate template : type.templates()) {
            Set<Integer> fields = new java.util.TreeSet<>();
            for (String name : Template.parse(template.question().source()).fields()) {
                if (type.indexOf(name) >= 0) {
                    fields.add(type.indexOf(name));
                }
            }
            ArrayNode row = list.addArray();
            row.add(list.size() - 1);
            row.add(fields.isEmpty() ? "none" : "any");
            ArrayNode ords = row.addArray();
            fields.forEach(ords::add);
        }
        return list;
    }
}
