import dev.cardstock.Options;
import dev.cardstock.deck.Card;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
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
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compares both sides of every card with what the real Anki renders, which stands beside each package.
 * With {@code --corners} it makes a package of the corner cases of templates first: a line for each, with
 * the kind (n normal, c cloze, t with tags, f with a flag), front, back and the fields A to D.
 */
public final class CheckRendering {
    private static final DeckFormats FORMATS = DeckFormats.installed();
    /** What Anki shows, in its language, in place of a side that has nothing to show. */
    private static final String NOTICE = "(?s)<div>(The front of this card is blank"
            + "|No cloze .{1,9} found on card).*?More information</a></div>$";
    private static final List<String> FIELDS = List.of("A", "B", "C", "D");

    private CheckRendering() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("--corners")) {
            write(Files.readAllLines(Path.of(arguments[1])), Path.of(arguments[2]));
        } else {
            compare(Path.of(arguments[0]));
        }
    }

    private static void write(List<String> corners, Path target) throws IOException {
        Library.Builder library = Library.builder("Corners").deck("Top", "Mid", "Leaf");
        String deck = library.build().decks().stream().map(Deck::id).reduce((a, b) -> b).orElseThrow();
        for (int i = 1; i <= corners.size(); i++) {
            String[] columns = corners.get(i - 1).replace("\\n", "\n").split("\t", -1);
            boolean cloze = columns[0].startsWith("c");
            NoteType type = new NoteType("corner" + i, "Corner " + i,
                    cloze ? NoteType.Kind.CLOZE : NoteType.Kind.NORMAL,
                    FIELDS.stream().map(FieldDefinition::named).toList(),
                    List.of(new CardTemplate("one", "The card", MarkupParser.html(columns[1]),
                            MarkupParser.html(columns[2]), new TreeMap<>())),
                    ".card {}", new TreeMap<>());
            Note.Builder note = Note.builder("note" + i, type, deck);
            for (int field = 3; field < 3 + FIELDS.size(); field++) {
                note.field(field < columns.length
                        ? MarkupParser.html(columns[field])
                        : Markup.EMPTY);
            }
            if (columns[0].contains("t")) {
                note.tags(List.of("zeta", "alpha::x"));
            }
            library.add(type).add(note.build());
            if (columns[0].contains("f")) {
                library.add(CardOverride.of(new CardId("note" + i, cloze ? "c1" : "one")).flagged(3));
            }
        }
        FORMATS.write(library.build(), LearningHistory.empty(), MediaSource.of(Map.of()),
                DeckTarget.of(target),
                ExportSettings.defaults().options(Options.none().with("package", "legacy")));
    }

    private static void compare(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> file.toString().endsWith("pkg"))
                    .filter(file -> file.getFileName().toString().indexOf('=') < 0)
                    .sorted()
                    .toList();
        }
        int same = 0;
        int notices = 0;
        int failed = 0;
        int wrong = 0;
        for (Path file : files) {
            Map<String, Card> cards = cards(file);
            for (String line : Files.readAllLines(Path.of(file + ".sides"))) {
                String[] columns = line.split("\t", -1);
                Card card = cards.get(columns[0]);
                if (card == null) {
                    card = cards.get(columns[1] + " " + columns[0].split(" ")[1]);
                }
                String prompt = decoded(columns[2]);
                String answer = decoded(columns[3]);
                String bare = prompt.replaceFirst(NOTICE, "");
                if (prompt.startsWith("failed: ")) {
                    failed++;
                } else if (card == null && !bare.equals(prompt)) {
                    notices++;
                } else if (card != null && !bare.equals(prompt)) {
                    boolean lost = prompt.contains("<div>No cloze");
                    wrong += lost
                            ? 0
                            : differs(file, columns[0], bare, card.prompt()) + given(file, card, false);
                    notices++;
                } else {
                    int odd = card == null
                            ? differs(file, columns[0], prompt, null)
                            : given(file, card, true)
                                    + differs(file, columns[0], prompt, card.prompt())
                                    + differs(file, columns[0], answer, card.answer());
                    wrong += odd;
                    same += odd == 0 ? 1 : 0;
                }
            }
        }
        System.out.println("anki: " + same + " cards of " + files.size() + " packages are rendered as"
                + " the real Anki renders them; " + notices + " have nothing to show, " + failed
                + " have a template that Anki refuses");
        if (wrong > 0 || same == 0) {
            System.err.println(wrong + " sides differ");
            System.exit(1);
        }
    }

    private static int differs(Path file, String key, String expected, Markup side) {
        String found = side == null ? "no card" : side.source();
        if (found.equals(expected)) {
            return 0;
        }
        System.err.println(file.getFileName() + " " + key + "\n  expected " + expected + "\n  found    "
                + found);
        return 1;
    }

    /** Whether the note has such a card, where it is not the only one. */
    private static int given(Path file, Card card, boolean expected) {
        NoteType type = card.type();
        if (type.kind() != NoteType.Kind.NORMAL) {
            return 0;
        }
        NoteType two = new NoteType(type.id(), type.name(), type.kind(), type.fields(),
                List.of(CardTemplate.plain("always", "Always", "{{Card}}", ""),
                        new CardTemplate("one", "One", card.template().question(),
                                card.template().answer(), new TreeMap<>())),
                "", new TreeMap<>());
        boolean given = Card.of(card.note(), two).size() == 2;
        if (given != expected) {
            System.err.println(file.getFileName() + " " + card.template() + ": a card: " + given);
        }
        return given == expected ? 0 : 1;
    }

    /** The cards by the id of their note, or for those that are ours the name of its type, and place. */
    private static Map<String, Card> cards(Path file) throws IOException {
        Map<String, Card> cards = new HashMap<>();
        try (ImportResult read = FORMATS.read(file)) {
            read.library().cards().forEach(card -> {
                int place = card.number() > 0
                        ? card.number() - 1
                        : card.type().templates().indexOf(card.template());
                String note = card.note().attributes().get("anki.id");
                cards.put((note == null ? card.type().name() : note) + " " + place, card);
            });
        }
        return cards;
    }

    private static String decoded(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
