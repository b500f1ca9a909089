package dev.cardstock.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.Options;
import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.review.LearningHistory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Reads and writes one format in tests, and makes libraries from a seed. */
public final class Exchange {
    private static final List<String> WORDS = List.of("Äpfel", "Straße", "to", "memory", "über",
            "記憶", "你好", "שלום", "مرحبا", "1492", "H₂O", "=x", "~y", "#z", "{q}", "a:b", "c::d",
            "e->f", "\\n", "\\", "//", "/", "<b>", "&amp;", "a & b", "\"quoted\"", "it's", "100%",
            "[x]", ">>", ";;", "<>", "- item", "* star", "Q:", "A.", "ANSWER:", "a;b", "c,d",
            "👩‍👩‍👧",
            "𝄞", "]]>", "$5", "::t::", "$CATEGORY:", "##tag", "{{c}}", "}", "{", "1)", "I:");

    private final DeckFormat format;
    private final String file;
    private Options options = Options.none();

    /** What the last writing dropped. */
    public final List<Diagnostic> dropped = new ArrayList<>();

    /** Reads and writes a format. */
    public Exchange(DeckFormat format) {
        this.format = format;
        file = "deck." + format.extensions().get(0);
    }

    /** Sets an option. */
    public Exchange with(String name, String value) {
        options = options.with(name, value);
        return this;
    }

    /** Reads a text. */
    public ImportResult read(String text) {
        return read(DeckSource.of(file, text));
    }

    /** Reads bytes. */
    public ImportResult read(byte[] bytes) {
        return read(DeckSource.of(file, bytes));
    }

    /** Reads a source. */
    public ImportResult read(DeckSource source) {
        try {
            return DeckFormats.of(List.of(format))
                    .read(source, ImportSettings.defaults().format(format.id()).options(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fronts and backs of a text. */
    public List<String> cards(String text) {
        return cards(read(text).library());
    }

    /** Fronts and backs, line ends as slashes. */
    public static List<String> cards(Library library) {
        return library.cards()
                .map(card -> (card.prompt().plainText() + " | " + card.expected().plainText())
                        .replace("\n", " / "))
                .toList();
    }

    /** The codes of what was noticed with their lines. */
    public List<String> diagnostics(String text) {
        return read(text).diagnostics()
                .stream()
                .map(d -> d.code() + " " + d.where().line())
                .toList();
    }

    /** Writes a library. */
    public String write(Library library) {
        return new String(bytes(library, LearningHistory.empty(), MediaSource.none()), UTF_8);
    }

    /** Writes what was read, with its schedules. */
    public String write(ImportResult read) {
        return new String(bytes(read.library(), read.history(), MediaSource.none()), UTF_8);
    }

    /** Writes a library with all that belongs to it. */
    public byte[] bytes(Library library, LearningHistory history, MediaSource media) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        dropped.clear();
        try {
            dropped.addAll(DeckFormats.of(List.of(format))
                    .write(library, history, media,
                            DeckTarget.of(file, bytes),
                            ExportSettings.defaults().format(format.id()).options(options)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A library with one note that has other right and wrong answers. */
    public static Library question(String front, String back, AnswerKey key) {
        return Library.builder("deck").deck("deck").card(front, back, key).build();
    }

    /** What of notes is compared. */
    public static List<String> content(Library library) {
        return library.notes()
                .stream()
                .map(note -> library.path(note.deckId()) + " " + note.typeId() + " " + note.fields()
                        + " " + note.tags() + " " + note.answerKeys())
                .toList();
    }

    /** Texts of one line or more from words with marks of all formats. */
    public static String text(Random random, boolean severalLines) {
        StringBuilder text = new StringBuilder(WORDS.get(random.nextInt(6)));
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(severalLines && random.nextInt(6) == 0 ? "\n" : " ")
                    .append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }

    /** What random libraries have. */
    public record Shape(boolean lines, boolean decks, boolean tags, boolean alternatives,
            boolean distractors, boolean reversed) {}

    /** The same library from the same seed. */
    public static Library random(long seed, Shape shape) {
        Random random = new Random(seed);
        Library.Builder library = Library.builder("deck");
        List<String> decks = new ArrayList<>(List.of("deck"));
        library.add(Deck.builder("deck", "deck").build());
        for (int i = 0; shape.decks && i < 4; i++) {
            String parent = decks.get(random.nextInt(decks.size()));
            library.add(Deck.builder("d" + i, text(random, false) + i)
                    .parent(parent)
                    .build());
            decks.add("d" + i);
        }
        for (int i = 0; i < 40; i++) {
            boolean reversed = shape.reversed && random.nextInt(3) == 0;
            NoteType type = reversed
                    ? NoteType.basicReversed()
                    : NoteType.basic();
            Note.Builder note = Note
                    .builder("n" + i, type, decks.get(i < decks.size()
                            ? i
                            : random
                                    .nextInt(decks.size())))
                    .fields(text(random, shape.lines) + " " + i, text(random, shape.lines));
            if (shape.tags && random.nextBoolean()) {
                note.tags("t" + random.nextInt(5), "u::v");
            }
            AnswerKey key = AnswerKey.NONE;
            if (shape.alternatives && !reversed && random.nextInt(3) == 0) {
                key = key.withAlternatives(List.of(text(random, false) + " x"));
            }
            if (shape.distractors && !reversed && random.nextInt(3) == 0) {
                key = key.withDistractors(
                        List.of(text(random, false) + " y", text(random, false) + " z"));
            }
            library.add(note.answerKey("forward", key).build());
        }
        return library.build();
    }
}
