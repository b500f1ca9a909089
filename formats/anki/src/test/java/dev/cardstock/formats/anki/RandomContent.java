package dev.cardstock.formats.anki;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.CardOverride.Buried;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.FieldDefinition;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.formats.markup.MarkupParser;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A library of all that the model allows, the same one from the same seed. */
record RandomContent(Library library, LearningHistory history, Map<String, byte[]> media) {
    private static final List<String> PIECES = List.of("a", "Z", "7", " ", "  ", "\t", "\n", "\r\n",
            "\"", "\\", "/", "::", ":", "<b>", "</b>", "<br>", "&amp;", "&", "{{c1::x}}",
            "{{c2::y::hint}}", "{{Front}}", "[sound:a.mp3]", "[latex]", "&#91;", "ä", "a\u0308",
            "ß",
            "İ", "中文", "שלום", "\u200d", "\u2028", "\ufeff", "\u00a0", "\u0001", "\u001f", "\u007f",
            "😀", "𝔘", "\ud83d", "\ude00", "leech", "Default", "#", "^", "%", "*_", "'");

    static RandomContent of(long seed) {
        return new Maker(new Random(seed)).content();
    }

    private static final class Maker {
        private final Random random;
        private int made;

        Maker(Random random) {
            this.random = random;
        }

        private boolean chance(int percent) {
            return random.nextInt(100) < percent;
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private <T> List<T> some(int most, Supplier<T> maker) {
            List<T> list = new ArrayList<>();
            for (int i = random.nextInt(most + 1); i > 0; i--) {
                list.add(maker.get());
            }
            return list;
        }

        private String text() {
            return String.join("", some(7, () -> one(PIECES)));
        }

        private String id() {
            return text().replaceAll("\\p{Cc}|[\\u0080-\\u009f/\\p{Cs}]", "") + "#" + made++;
        }

        private Map<String, String> attributes() {
            Map<String, String> attributes = new TreeMap<>();
            some(chance(25) ? 2 : 0, this::id).forEach(name -> attributes.put(name, text()));
            return attributes;
        }

        private Markup markup() {
            String source = text();
            return switch (random.nextInt(5)) {
                case 0 -> MarkupParser.html(source);
                case 1 -> MarkupParser.markdown(source);
                case 2 -> new Markup(Markup.Kind.HTML, source, text(), some(1, this::text));
                case 3 -> new Markup(Markup.Kind.PLAIN, source, source,
                        List.of("a.mp3", "b c.png"));
                default -> Markup.plain(source);
            };
        }

        private DeckOptions options() {
            DeckOptions.Builder options = DeckOptions.builder(id(), text())
                    .attributes(attributes());
            if (chance(50)) {
                options.newPerDay(random.nextInt(1000)).reviewsPerDay(random.nextInt(1000));
            }
            if (chance(50)) {
                options.desiredRetention(random.nextDouble() * 0.98 + 0.01);
            }
            if (chance(50)) {
                options.maximumIntervalDays(1 + random.nextInt(36_500));
            }
            if (chance(50)) {
                options.learningSteps(some(3, () -> Duration.ofSeconds(1 + random.nextInt(9999))));
            }
            if (chance(50)) {
                options.relearningSteps(
                        some(3, () -> Duration.ofNanos(1 + random.nextLong(1L << 60))));
            }
            return options.scheduler(one(List.of("", "fsrs6", "anki", "x")),
                    some(chance(50) ? 25 : 0, random::nextGaussian)).build();
        }

        private NoteType type() {
            List<FieldDefinition> fields = new ArrayList<>();
            List<CardTemplate> templates = new ArrayList<>();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                fields.add(new FieldDefinition(id(), new TreeMap<>(attributes())));
                templates.add(new CardTemplate(id(), text(), markup(), markup(),
                        new TreeMap<>(attributes())));
            }
            return new NoteType(id(), text(), one(List.of(NoteType.Kind.values())), fields,
                    templates, text(), new TreeMap<>(attributes()));
        }

        private List<Deck> decks(List<DeckOptions> options) {
            List<Deck> decks = new ArrayList<>();
            for (int i = 1 + random.nextInt(6); i > 0; i--) {
                Deck.Builder deck = Deck.builder(id(), one(List.of("Default", "same", "Same",
                        text() + "x")))
                        .description(text())
                        .language(one(List.of("", "de", "pt-BR")))
                        .attributes(attributes());
                if (!decks.isEmpty() && chance(60)) {
                    deck.parent(one(decks).id());
                }
                if (!options.isEmpty() && chance(40)) {
                    deck.options(one(options).id());
                }
                decks.add(deck.build());
            }
            return decks;
        }

        private Note note(NoteType type, String deck) {
            Note.Builder note = Note.builder(id(), type, deck)
                    .tags(some(3, this::text))
                    .sameFactAs(some(chance(20) ? 2 : 0, this::text))
                    .starred(chance(20))
                    .attributes(attributes());
            type.fields().forEach(field -> note.field(markup()));
            some(chance(30) ? 1 : 0, this::id).forEach(part -> note.answerKey(part,
                    AnswerKey.list(ListOrder.ORDERED, text(), text())
                            .withKeyPoints(some(2, this::text))));
            return note.build();
        }

        private Instant time() {
            return switch (random.nextInt(12)) {
                case 0 -> Instant.EPOCH;
                case 1 -> Instant.parse("-0044-03-15T12:00:00Z");
                case 2 -> Instant.MAX;
                default -> Instant.ofEpochMilli(1_000_000_000_000L
                        + random.nextLong(1_000_000_000_000L));
            };
        }

        private CardSchedule schedule(CardId card) {
            Phase phase = one(List.of(Phase.values()));
            if (phase == Phase.NEW) {
                return new CardSchedule(card, phase, null, null, Duration.ZERO, 0,
                        random.nextInt(3), random.nextInt(3), null);
            }
            MemoryState memory = switch (random.nextInt(3)) {
                case 0 -> MemoryState.of("fsrs6", 1, Map.of("stability",
                        0.1 + random.nextDouble() * 100, "difficulty",
                        1 + 9 * random.nextDouble()));
                case 1 -> MemoryState.of("anki", 1, Map.of("ease", 1.3 + random.nextDouble(),
                        "interval", (double) random.nextInt(100)));
                default -> MemoryState.of(id(), 1 + random.nextInt(3), Map.of("x",
                        random.nextGaussian()));
            };
            Duration interval = one(List.of(Duration.ZERO, Duration.ofDays(random.nextInt(40_000)),
                    Duration.ofMillis(random.nextInt(100_000_000)),
                    Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)));
            return new CardSchedule(card, phase, time(), time(), interval, random.nextInt(4),
                    random.nextInt(Integer.MAX_VALUE), random.nextInt(9), memory);
        }

        private RandomContent content() {
            List<DeckOptions> options = some(2, this::options);
            List<Deck> decks = decks(options);
            List<NoteType> types = new ArrayList<>(NoteType.builtIn());
            types.addAll(some(3, this::type));
            Library.Builder library = Library.builder(text())
                    .description(text())
                    .language(one(List.of("", "en")))
                    .attributes(attributes());
            options.forEach(library::add);
            decks.forEach(library::add);
            types.subList(4, types.size()).forEach(library::add);
            some(8, () -> note(one(types), one(decks).id())).forEach(library::add);
            Map<String, byte[]> bytes = new TreeMap<>();
            for (String name : some(3, () -> id().replaceAll("[\\\\:]", ""))) {
                byte[] content = new byte[random.nextInt(3000)];
                random.nextBytes(content);
                library.add(new Media(name, content.length, null));
                bytes.put(name, content);
            }
            List<CardSchedule> schedules = new ArrayList<>();
            List<Review> reviews = new ArrayList<>();
            long[] next = {1_600_000_000_000L};
            for (CardId card : library.build().cards().map(c -> c.id()).toList()) {
                if (chance(40)) {
                    library.add(new CardOverride(card, chance(50) ? one(decks).id() : null,
                            random.nextInt(8), chance(50), one(List.of(Buried.values())),
                            new TreeMap<>(attributes())));
                }
                if (chance(50)) {
                    schedules.add(schedule(card));
                }
                reviews.addAll(some(4, () -> {
                    Review.Kind kind = one(List.of(Review.Kind.values()));
                    next[0] += 1 + random.nextInt(1000);
                    return new Review(card, Instant.ofEpochMilli(next[0]),
                            kind.graded() ? one(List.of(Rating.values())) : null,
                            Duration.ofMillis(random.nextInt(100_000)), kind, new TreeMap<>());
                }));
            }
            return new RandomContent(library.build(),
                    LearningHistory.of(ReviewLog.of(reviews), schedules), bytes);
        }
    }
}
