import dev.cardstock.deck.Card;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.FieldDefinition;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.formats.markup.MarkupParser;
import dev.cardstock.review.LearningHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares what is written as Anki's text and for CrowdAnki with what the real Anki makes of it.
 * {@code --write FOLDER DECKS} writes libraries of the corpus and random ones and prints the jobs for the
 * real Anki; {@code --compare FOLDER} reads what it left. What CrowdAnki does with its JSON is done here
 * without the reader: its note types and notes are taken from the tree as they are.
 */
public final class CheckExchange {
    private static final DeckFormats FORMATS = DeckFormats.installed();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LIBRARIES = 12;
    /** What Anki shows, in its language, in place of a side that has nothing to show. */
    private static final String NOTICE = "(?s)<div>(The front of this card is blank"
            + "|No cloze .{1,9} found on card).*?More information</a></div>$";
    private static final List<String> STOCK = List.of("Basic", "Basic (and reversed card)", "Cloze");

    private CheckExchange() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("--write")) {
            Path decks = Path.of(arguments[2]);
            try (Stream<Path> files = Files.walk(decks)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".apkg")).sorted().toList()) {
                    if (!file.toString().contains("20k") && !file.toString().contains("10k")) {
                        try (ImportResult read = FORMATS.read(file)) {
                            write(read.library(), folder, decks.relativize(file).toString()
                                    .replace('/', '_').replace(".apkg", ""));
                        }
                    }
                }
            }
            for (int seed = 0; seed < LIBRARIES; seed++) {
                write(random(new Random(seed)), folder, "random" + seed);
            }
        } else {
            boolean texts = compareTexts(folder);
            if (!compareSides(folder) || !texts) {
                System.exit(1);
            }
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static void write(Library library, Path folder, String name) throws IOException {
        if (library.notes().isEmpty()) {
            return;
        }
        Path text = folder.resolve(name + ".ours.txt");
        Path json = folder.resolve(name + ".crowdanki.json");
        FORMATS.write(library, text);
        FORMATS.write(library, json);
        JsonNode root = JSON.readTree(Files.readString(json));
        Map<String, String> names = new HashMap<>();
        List<String> all = new ArrayList<>();
        List<String> forText = new ArrayList<>();
        for (JsonNode model : root.get("note_models")) {
            String title = model.get("name").asString();
            while (names.containsValue(title)) {
                title += "~"; // to Anki names are different
            }
            names.put(model.get("crowdanki_uuid").asString(), title);
            // The members that CrowdAnki takes from a new model of the collection.
            ObjectNode whole = ((ObjectNode) model.deepCopy()).put("id", 0).put("mod", 0).put("usn", -1);
            whole.put("name", title).putNull("did");
            String line = title + "\u001f" + whole;
            all.add(line);
            String known = title;
            boolean builtIn = NoteType.builtIn().stream().anyMatch(type -> type.name().equals(known)
                    && library.noteTypes().contains(type));
            if (!builtIn || title.equals("Image occlusion")) {
                forText.add(line);
            }
        }
        List<String> notes = new ArrayList<>();
        notes(root, "", names, notes);
        Files.write(folder.resolve(name + ".types"), all);
        Files.write(folder.resolve(name + ".texttypes"), forText);
        Files.write(folder.resolve(name + ".notes"), notes);
        System.out.println(String.join("\t", "types " + folder.resolve(name + ".texttypes"),
                "csv " + text, "dump " + folder.resolve(name + ".dump"),
                "text " + folder.resolve(name + ".anki.txt")));
        System.out.println(String.join("\t", "types " + folder.resolve(name + ".types"),
                "notes " + folder.resolve(name + ".notes"),
                "sides " + folder.resolve(name + ".sides")));
    }

    private static void notes(JsonNode deck, String above, Map<String, String> names, List<String> lines) {
        String own = deck.path("cardstock").has("wrapper") ? "" : deck.get("name").asString();
        String path = above.isEmpty() || own.isEmpty() ? above + own : above + "::" + own;
        for (JsonNode note : deck.get("notes")) {
            List<String> fields = new ArrayList<>();
            note.get("fields").forEach(field -> fields.add(field.asString()));
            List<String> tags = new ArrayList<>();
            note.get("tags").forEach(tag -> tags.add(tag.asString()));
            lines.add(String.join(" ", encoded(note.get("guid").asString()),
                    encoded(names.get(note.get("note_model_uuid").asString())), encoded(path),
                    encoded(String.join(" ", tags)), encoded(String.join("\u001f", fields))));
        }
        deck.get("children").forEach(child -> notes(child, path, names, lines));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    /** A note of ours as a line; the text says what its HTML is. */
    private static String line(Library library, Note note) {
        List<String> tags = new ArrayList<>(note.tags());
        if (note.starred()) {
            tags.add("marked");
        }
        tags.sort(String.CASE_INSENSITIVE_ORDER);
        List<String> fields = new ArrayList<>(note.fields().stream().map(CheckExchange::html).toList());
        while (fields.size() > 1 && fields.getLast().isEmpty()) {
            fields.removeLast();
        }
        return note.id() + " | " + String.join("::", library.path(note.deckId())) + " | "
                + library.typeOf(note).name() + " | " + tags + " | " + fields;
    }

    private static String html(Markup field) {
        return field.kind() == Markup.Kind.PLAIN
                ? field.source().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                        .replace("[sound:", "&#91;sound:").replace("\n", "<BR>")
                : field.source();
    }

    private static boolean compareTexts(Path folder) throws IOException {
        int same = 0;
        int again = 0;
        int wrong = 0;
        List<Path> texts = files(folder, ".ours.txt");
        for (Path text : texts) {
            String base = text.toString().replace(".ours.txt", "");
            Map<String, String> expected = new LinkedHashMap<>();
            Map<String, String> exported = new HashMap<>();
            try (ImportResult read = FORMATS.read(text);
                    ImportResult back = FORMATS.read(Path.of(base + ".anki.txt"))) {
                read.library().notes().forEach(n -> expected.put(guid(n), line(read.library(), n)));
                back.library().notes().forEach(n -> exported.put(guid(n), line(back.library(), n)));
            }
            Map<String, String> found = new HashMap<>();
            for (JsonNode row : JSON.readTree(Files.readString(Path.of(base + ".dump")))) {
                String guid = row.get(0).asString();
                found.put(guid, row(guid, row, expected.get(guid)));
            }
            for (Map.Entry<String, String> note : expected.entrySet()) {
                if (note.getValue().equals(found.get(note.getKey()))) {
                    same++;
                } else if (wrong++ < 20) {
                    System.err.println(text.getFileName() + "\n  wrote " + note.getValue() + "\n  found "
                            + found.get(note.getKey()));
                }
                if (note.getValue().equals(exported.get(note.getKey()))) {
                    again++;
                } else if (wrong++ < 20) {
                    System.err.println(text.getFileName() + "\n  wrote " + note.getValue()
                            + "\n  read  " + exported.get(note.getKey()));
                }
            }
            if (found.size() != expected.size()) {
                wrong++;
                System.err.println(text.getFileName() + ": " + expected.size() + " notes, in Anki "
                        + found.size());
            }
        }
        System.out.println("anki text: " + same + " notes of " + texts.size()
                + " texts are in the real Anki what they are here, " + again
                + " were read again from the text that it wrote");
        return check(wrong, same);
    }

    private static String guid(Note note) {
        return note.attributes().getOrDefault("anki.guid", "cardstock:" + note.id());
    }

    /** A row of Anki's as a line; its id and the name of its type are ours. */
    private static String row(String guid, JsonNode row, String ours) {
        String[] parts = ours == null ? new String[] {guid, "", row.get(1).asString()} : ours.split(" \\| ", 4);
        String type = row.get(1).asString();
        boolean named = type.equalsIgnoreCase(parts[2]) || type.equals("Basic (and reversed card)")
                && parts[2].equals("Basic and reversed");
        List<String> tags = new ArrayList<>(Arrays.stream(row.get(2).asString().strip().split(" "))
                .filter(tag -> !tag.isEmpty()).toList());
        tags.sort(String.CASE_INSENSITIVE_ORDER);
        List<String> fields = new ArrayList<>(List.of(row.get(3).asString().split("\u001f", -1)));
        while (fields.size() > 1 && fields.getLast().isEmpty()) {
            fields.removeLast();
        }
        return parts[0] + " | " + row.get(4).asString() + " | " + (named ? parts[2] : type) + " | " + tags
                + " | " + fields;
    }

    private static boolean compareSides(Path folder) throws IOException {
        int same = 0;
        int notices = 0;
        int wrong = 0;
        List<Path> files = files(folder, ".crowdanki.json");
        for (Path file : files) {
            Map<String, Card> cards = new HashMap<>();
            try (ImportResult read = FORMATS.read(file)) {
                read.library().cards().forEach(card -> {
                    int ord = card.number() > 0
                            ? card.number() - 1
                            : card.type().templates().indexOf(card.template());
                    cards.put(HexFormat.of().withUpperCase()
                            .formatHex(guid(card.note()).getBytes(StandardCharsets.UTF_8)) + " " + ord, card);
                });
            }
            Path sides = Path.of(file.toString().replace(".crowdanki.json", ".sides"));
            Set<String> seen = new HashSet<>();
            for (String line : Files.readAllLines(sides)) {
                String[] columns = line.split(" ", -1);
                String key = columns[0] + " " + columns[1];
                if (!seen.add(key)) {
                    continue; // Anki 2.1.66 makes the first card again for a deletion with the number 0
                }
                Card card = cards.remove(key);
                String prompt = decoded(columns[2]);
                String bare = prompt.replaceFirst(NOTICE, "");
                if (prompt.startsWith("failed: ") || !bare.equals(prompt)) {
                    notices++;
                } else if (card == null || !same(card, card.prompt(), prompt)
                        || !same(card, card.answer(), decoded(columns[3]))) {
                    if (wrong++ < 10) {
                        System.err.println(file.getFileName() + " " + key + "\n  expected " + prompt + " / "
                                + decoded(columns[3]) + "\n  found    "
                                + (card == null ? "no card" : card.prompt().source() + " / "
                                        + card.answer().source()));
                    }
                } else {
                    same++;
                }
            }
            if (!cards.isEmpty()) {
                wrong++;
                System.err.println(file.getFileName() + ": Anki has no " + cards.size() + " cards, such as "
                        + cards.values().iterator().next());
            }
        }
        System.out.println("crowdanki: " + same + " cards of " + files.size()
                + " files are made and rendered by the real Anki as they are here; " + notices
                + " have nothing to show");
        return check(wrong, same);
    }

    /** The templates of the built-in types are plain text, so that no more than the text can be compared. */
    private static boolean same(Card card, Markup side, String html) {
        return NoteType.builtIn().contains(card.type())
                ? bare(side.plainText()).equals(bare(MarkupParser.html(html).plainText()))
                : text(side.source()).equals(text(html));
    }

    /** What the writing of plain text as HTML leaves open. */
    private static String text(String html) {
        return html.replace("<BR>", "<br>").replace("&#91;", "[").replaceAll("hint[0-9a-f]{16}", "hint");
    }

    private static String bare(String text) {
        return text.replaceAll("\\[sound:[^]]*]", "").replaceAll("\\s+", "");
    }

    private static boolean check(int wrong, int same) {
        if (wrong > 0) {
            System.err.println(wrong + " differ");
        }
        return wrong == 0 && same > 0;
    }

    /** A library of several types in decks within decks, with all that a table has to quote. */
    private static Library random(Random random) {
        NoteType grammar = new NoteType("g", "Grammar", NoteType.Kind.NORMAL,
                Stream.of("Word", "Rule", "Example", "More").map(FieldDefinition::named).toList(),
                List.of(template("one", "{{Word}}", "{{FrontSide}}<hr id=answer>{{Rule}}"),
                        template("two", "{{#Example}}{{Example}}{{/Example}}", "{{Word}} {{hint:More}}")),
                ".card { color: navy }", new TreeMap<>());
        NoteType gaps = new NoteType("h", "My gaps", NoteType.Kind.CLOZE,
                Stream.of("Text", "Hint", "Source").map(FieldDefinition::named).toList(),
                List.of(template("gap", "{{cloze:Text}}", "{{cloze:Text}}<br>{{Hint}}")), "", new TreeMap<>());
        List<NoteType> types = List.of(NoteType.basic(), NoteType.basicReversed(), NoteType.cloze(), grammar,
                gaps);
        Library.Builder library = Library.builder("Random").add(grammar).add(gaps);
        List<String> decks = new ArrayList<>();
        for (String[] deck : new String[][] {{"a", "Top"}, {"b", "# 'inner'", "a"}, {"c", "Délta, 中", "b"},
                {"d", "other"}}) {
            library.add(Deck.builder(deck[0], deck[1]).parent(deck.length > 2 ? deck[2] : null).build());
            decks.add(deck[0]);
        }
        for (int i = 0; i < 60; i++) {
            NoteType type = types.get(random.nextInt(types.size()));
            // To a text that names decks Anki adds those above them first, and does not know them then.
            int deck = i < decks.size() ? i : random.nextInt(decks.size());
            Note.Builder note = Note.builder("n" + i, type, decks.get(deck))
                    .tags(random.nextBoolean() ? List.of("green", "a::b", "ü,;x") : List.of())
                    .starred(random.nextInt(5) == 0);
            for (int f = 0; f < type.fields().size(); f++) {
                String text = (f == 0 ? START.get(random.nextInt(START.size())) : "") + text(random)
                        + (f == 0 && type.kind() == NoteType.Kind.CLOZE ? "{{c1::gap}}" : "");
                note.field(random.nextInt(3) == 0 ? Markup.plain(text) : MarkupParser.html(text));
            }
            library.add(note.build());
        }
        return library.build();
    }

    private static final List<String> START = List.of("#", "\"", "t", "é", " x", "#x\"", "tags:", "=1");
    private static final List<String> PIECES = List.of("word", "Haus", "42", " ", "<b>bold</b>", "<br>", "&amp;",
            "&lt;", "ä", "中文", "שלום", "😀", "\\(x^2\\)", "{{c2::more::hint}}", "[sound:a.mp3]",
            "<img src=\"b c.png\">", "::", "'", "\"", "\n", "\t", ",", ";", "#", "%", "_", "&nbsp;");

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static CardTemplate template(String id, String question, String answer) {
        return new CardTemplate(id, id, MarkupParser.html(question), MarkupParser.html(answer), new TreeMap<>());
    }
}
