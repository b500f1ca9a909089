import dev.cardstock.deck.Card;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.formats.markup.MarkupParser;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import dev.cardstock.scheduler.sm2.AnkiSm2;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compares libraries with what comes back of them from the real Anki. {@code --write FOLDER} makes random
 * libraries, writes each as a package and prints the jobs for the real Anki: to import every package of
 * the folder and export it again. {@code --compare FOLDER} reads both.
 */
public final class CheckAgain {
    private static final DeckFormats FORMATS = DeckFormats.installed();
    private static final int LIBRARIES = 20;
    private static final String AGAIN = ".again.apkg";

    private CheckAgain() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("--write")) {
            for (int seed = 0; seed < LIBRARIES; seed++) {
                new Maker(new Random(seed)).write(folder.resolve("random=" + seed + ".apkg"));
            }
            for (Path file : packages(folder)) {
                System.out.println("import " + file + "\texport " + again(file));
            }
        } else {
            compare(folder);
        }
    }

    private static Path again(Path file) {
        return file.resolveSibling(file.getFileName() + AGAIN);
    }

    private static List<Path> packages(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("(modern|random)=.*\\.apkg"))
                    .filter(file -> !file.toString().endsWith(AGAIN))
                    .sorted()
                    .toList();
        }
    }

    private static void compare(Path folder) throws IOException {
        int cards = 0;
        int wrong = 0;
        List<Path> files = packages(folder);
        for (Path file : files) {
            try (ImportResult before = FORMATS.read(file); ImportResult after = FORMATS.read(again(file))) {
                List<String> expected = lines(before);
                List<String> found = lines(after);
                List<String> missing = new ArrayList<>(expected);
                missing.removeAll(new HashSet<>(found));
                List<String> foreign = new ArrayList<>(found);
                foreign.removeAll(new HashSet<>(expected));
                foreign.addAll(moved(before, after));
                if (!missing.isEmpty() || !foreign.isEmpty()) {
                    wrong++;
                    System.err.println(file.getFileName() + ": " + missing.size() + " lost, such as "
                            + missing.subList(0, Math.min(3, missing.size())) + "; " + foreign.size()
                            + " instead, such as " + foreign.subList(0, Math.min(3, foreign.size())));
                }
                cards += (int) before.library().cards().count();
            }
        }
        System.out.println("anki: " + (files.size() - wrong) + " packages of " + cards
                + " cards came back from the real Anki as they went");
        if (wrong > 0 || files.isEmpty()) {
            System.exit(1);
        }
    }

    /** What has to come back: notes, cards with what they have of their own, schedules, reviews, media. */
    private static List<String> lines(ImportResult read) throws IOException {
        Library library = read.library();
        Map<String, Integer> reviews = new HashMap<>();
        for (Review review : read.history().log()) {
            reviews.merge(review.card() + " " + review.time() + " " + review.rating() + " "
                    + review.duration() + " " + review.kind(), 1, Integer::sum);
        }
        List<String> lines = new ArrayList<>();
        reviews.forEach((review, count) -> lines.add("review " + review));
        for (Note note : library.notes()) {
            lines.add("note " + note.id() + " " + note.fields().stream().map(f -> f.source()).toList() + " "
                    + note.tags().stream().sorted().toList() + " " + note.starred());
        }
        library.cards().forEach(card -> {
            CardOverride own = library.override(card.id());
            CardSchedule schedule = schedule(read, card);
            lines.add("card " + card.id() + " " + card.deck() + " " + own.flag() + " " + own.suspended() + " "
                    + own.buried() + " " + schedule.phase() + " " + schedule.step() + " " + schedule.lapses());
        });
        // Anki exports the media that notes show.
        for (Media media : library.media()) {
            if (library.notes().stream().flatMap(note -> note.fields().stream())
                    .noneMatch(field -> field.source().contains(media.name()))) {
                continue;
            }
            try (InputStream in = read.media().open(media.name())) {
                lines.add("media " + media.name() + " " + Arrays.hashCode(in.readAllBytes()));
            }
        }
        return lines;
    }

    private static CardSchedule schedule(ImportResult read, Card card) {
        return read.history().schedule(card.id()).orElse(CardSchedule.newCard(card.id()));
    }

    /** The cards that are due at another time: on another day, or in learning by more than a second. */
    private static List<String> moved(ImportResult before, ImportResult after) {
        List<String> moved = new ArrayList<>();
        before.library().cards().forEach(card -> {
            CardSchedule old = schedule(before, card);
            CardSchedule now = schedule(after, card);
            Duration most = old.phase() == Phase.REVIEW ? Duration.ofDays(1) : Duration.ofSeconds(1);
            if ((old.due() == null) != (now.due() == null) || old.due() != null
                    && (Duration.between(old.due(), now.due()).abs().compareTo(most) >= 0
                            || old.interval().minus(now.interval()).abs().compareTo(most) >= 0)) {
                moved.add(old + " became " + now);
            }
        });
        return moved;
    }

    /** Makes a library of all kinds of notes, in many decks, half of it learned. */
    private record Maker(Random random) {
        private static final List<String> PIECES = List.of("word", "Haus", "42", " ", "<b>bold</b>", "<br>",
                "&amp;", "&lt;", "ä", "中文", "שלום", "😀", "\\(x^2\\)", "{{c1::hidden}}", "{{c2::more::hint}}",
                "[sound:a.mp3]", "<img src=\"b c.png\">", "::", "'", "\"", "\n", "%", "_");
        private static final Instant START = Instant.parse("2025-03-01T10:00:00Z");

        private String text() {
            StringBuilder text = new StringBuilder("t");
            for (int i = random.nextInt(7); i > 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            return text.append(random.nextInt(1000)).toString();
        }

        void write(Path file) throws IOException {
            NoteType custom = new NoteType("own", "Own type", NoteType.Kind.NORMAL, NoteType.basic().fields(),
                    List.of(template("one", "{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}"),
                            template("two", "{{#Back}}{{Back}}{{/Back}}", "{{hint:Front}}")),
                    ".card { color: navy }", new TreeMap<>());
            List<NoteType> types = List.of(NoteType.basic(), NoteType.basicReversed(), NoteType.cloze(), custom);
            Library.Builder library = Library.builder("Random").add(custom);
            List<String> decks = new ArrayList<>();
            for (String path : List.of("Alpha", "Alpha::Beta", "Alpha::Beta::Gamma", "Délta")) {
                library.deck(path.split("::"));
            }
            library.build().decks().stream().map(Deck::id).forEach(decks::add);
            for (int i = 0; i < 30; i++) {
                NoteType type = types.get(random.nextInt(types.size()));
                Note.Builder note = Note.builder("n" + i, type, decks.get(random.nextInt(decks.size())))
                        .tags(random.nextBoolean() ? List.of("green", "a::b") : List.of())
                        .starred(random.nextInt(5) == 0);
                for (int f = 0; f < type.fields().size(); f++) {
                    note.field(MarkupParser.html(type.kind() == NoteType.Kind.CLOZE && f == 0
                            ? text() + "{{c1::gap}}"
                            : text()));
                }
                library.add(note.build());
            }
            List<CardSchedule> schedules = new ArrayList<>();
            List<Review> log = new ArrayList<>();
            for (Card card : library.build().cards().toList()) {
                if (random.nextInt(3) == 0) {
                    library.add(CardOverride.of(card.id()).flagged(random.nextInt(8))
                            .suspended(random.nextInt(4) == 0)
                            .inDeck(random.nextBoolean() ? decks.get(random.nextInt(decks.size())) : null));
                }
                if (random.nextBoolean()) {
                    learn(card, schedules, log);
                }
            }
            library.add(new Media("a.mp3", 9, null)).add(new Media("b c.png", 7, null));
            MediaSource media = MediaSource.of(Map.of("a.mp3", new byte[9], "b c.png", new byte[7]));
            List<Diagnostic> dropped = FORMATS.write(library.build(),
                    LearningHistory.of(ReviewLog.of(log), schedules), media, DeckTarget.of(file),
                    ExportSettings.defaults());
            if (!dropped.isEmpty()) {
                throw new IOException(file + ": " + dropped);
            }
        }

        private static CardTemplate template(String id, String question, String answer) {
            return new CardTemplate(id, id, MarkupParser.html(question), MarkupParser.html(answer),
                    new TreeMap<>());
        }

        private void learn(Card card, List<CardSchedule> schedules, List<Review> log) {
            AnkiSm2 scheduler = AnkiSm2.ofDefaults();
            CardSchedule schedule = CardSchedule.newCard(card.id());
            Instant now = START.plusSeconds(random.nextInt(1_000_000)).plusMillis(log.size());
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                Rating rating = random.nextInt(4) == 0 ? Rating.AGAIN : Rating.GOOD;
                var answered = scheduler.answer(schedule, rating, now, Duration.ofSeconds(4));
                schedule = answered.after();
                log.add(answered.review());
                now = schedule.due().plusSeconds(random.nextInt(100_000)).plusMillis(1 + log.size());
            }
            schedules.add(schedule);
        }
    }
}
