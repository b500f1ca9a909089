package dev.cardstock.study;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Decks of all sorts: what authors do, and what they should not. */
final class RandomDecks {
    private static final List<String> WORDS = List.of("river", "stone", "empire", "treaty", "cell",
            "enzyme", "vowel", "north", "battle", "copper", "orbit", "sonnet", "tide", "fever",
            "harbour", "lens", "maple", "nerve", "opera", "prism");
    private static final List<String> FOREIGN = List.of("首都", "东京", "北京是首都", "שלום", "مرحبا",
            "القاهرة", "STRASSE", "straße", "İstanbul", "naïve", "e\u0301tude", "ﬁn");

    private final Random random;
    private final int size;
    private final Library.Builder library;
    private final List<String> decks = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private RandomDecks(long seed, int size) {
        random = new Random(~seed * 0x9e3779b97f4a7c15L);
        this.size = size;
        library = Library.builder("Deck " + seed).language("en");
    }

    /** A deck of a size that the seed decides, from none to 40 notes. */
    static Library of(long seed) {
        Random random = new Random(seed * 0x9e3779b97f4a7c15L);
        return of(seed, switch (random.nextInt(8)) {
            case 0 -> random.nextInt(3);
            case 1, 2 -> random.nextInt(8);
            default -> 8 + random.nextInt(33);
        });
    }

    /** A deck with some number of notes. */
    static Library of(long seed, int size) {
        return new RandomDecks(seed, size).library();
    }

    private Library library() {
        for (String[] path : new String[][]{{"A"}, {"A", "B"}, {"A", "B", "C"}, {"D"}}) {
            library.deck(path);
        }
        library.build().decks().forEach(deck -> decks.add(deck.id()));
        library.add(new Media("map.png", 3, "0".repeat(64)))
                .add(new Media("copy.png", 3, "0".repeat(64)))
                .add(Media.named("sound.mp3"));
        boolean clean = random.nextBoolean();
        for (int i = 0; i < size; i++) {
            note(i, clean);
        }
        return library.build();
    }

    private void note(int number, boolean clean) {
        String id = "n" + number;
        NoteType type = switch (random.nextInt(clean ? 30 : 10)) {
            case 0 -> NoteType.basicReversed();
            case 1 -> NoteType.cloze();
            default -> NoteType.basic();
        };
        Note.Builder note = Note.builder(id, type, any(decks));
        boolean cloze = type.equals(NoteType.cloze());
        if (cloze) {
            note.fields("The {{c1::" + word() + number + "}} of " + word() + " met the {{c2::"
                    + word() + "}} {{c1::" + word() + "}}", "");
        } else if (clean) {
            note.fields(word() + " question" + number, word() + " answer" + number);
        } else {
            note.field(side(number)).field(side(number));
            if (random.nextInt(3) == 0) {
                note.answerKey("forward", key(number));
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            note.tags(any(List.of("old", "new", "old::deep")));
        }
        if (!notes.isEmpty() && random.nextInt(clean ? 40 : 10) == 0) {
            note.sameFactAs(List.of(any(notes)));
        }
        notes.add(id);
        library.add(note.starred(random.nextInt(4) == 0).build());
        if (random.nextInt(12) == 0) {
            library.add(CardOverride.of(new CardId(id, cloze ? "c1" : "forward")).suspended(true));
        }
    }

    private AnswerKey key(int number) {
        return switch (random.nextInt(4)) {
            case 0 -> AnswerKey.alternatives(word(), word() + " " + number);
            case 1 -> AnswerKey.NONE.withDistractors(List.of(word(), word(), "wrong " + number));
            case 2 -> AnswerKey.NONE.withKeyPoints(List.of(word()));
            default -> AnswerKey.alternatives(word()).withDistractors(List.of(word(), "wrong"));
        };
    }

    private Markup side(int number) {
        return switch (random.nextInt(24)) {
            case 0 -> Markup.plain("");
            case 1 -> new Markup(Markup.Kind.HTML, "<img src=\"map.png\">", "", List.of("map.png"));
            case 2 -> new Markup(Markup.Kind.HTML, "<img src=\"copy.png\">", "",
                    List.of("copy.png"));
            case 3 -> new Markup(Markup.Kind.HTML, "[sound:sound.mp3]" + word(), word(),
                    List.of("sound.mp3"));
            case 4 -> Markup.plain((word() + " ").repeat(9 + random.nextInt(30)).strip());
            case 5, 6 -> Markup.plain(any(FOREIGN));
            case 7 -> Markup.plain(Integer.toString(1900 + random.nextInt(120)));
            case 8, 9 -> Markup.plain(random.nextBoolean()
                    ? word()
                    : word().toUpperCase(
                            java.util.Locale.ROOT));
            case 10, 11 -> Markup.plain(word() + " " + word());
            case 12, 13 -> Markup.plain("What is the " + word() + " of " + word() + "?");
            default -> Markup.plain(word() + " " + word() + " " + word() + number);
        };
    }

    private String word() {
        return any(WORDS);
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
