package dev.cardstock.formats.json;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.Card;
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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Makes libraries of all that the model allows, the same ones from the same seed. */
final class RandomSample {
    private static final List<String> PIECES = List.of("a", "Z", "7", " ", "  ", "\t", "\n", "\r\n",
            "\"", "\\", "\\u0041", "/", "<b>", "&amp;", "{{c1::x}}", "{{Front}}", "ä", "a\u0308",
            "ß", "İ", "中文", "한국", "שלום", "\u202e", "\u200d", "\u2028", "\ufeff", "\u00a0",
            "\u0000",
            "\u0001", "\u007f", "\u0085", "😀", "👩\u200d🔬", "𝔘", "\ud83d", "\ude00", "\ufffe",
            "�");
    private static final List<String> LANGUAGES = List.of("", "en", "pt-BR", "zh-Hant-TW",
            "de-DE-1996", "x-private", "i-klingon", "en-u-ca-buddhist");
    private static final List<Double> NUMBERS = List.of(0.0, -0.0, 1.0, 0.1, 1.2931, -17.0, 1e100,
            Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 1e-300, 123_456_789_012_345.0);

    private final Random random;
    private int made;

    private RandomSample(long seed) {
        random = new Random(seed);
    }

    static JsonSample of(long seed) {
        return new RandomSample(seed).sample();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private <T> List<T> some(int most, Supplier<T> maker) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(maker.get());
        }
        return list;
    }

    private String text() {
        return String.join("", some(8, () -> one(PIECES)));
    }

    /** Unique, and without what an id may not hold. */
    private String id() {
        String rest = text().replaceAll("\\p{Cc}", "").replaceAll("[\\u0080-\\u009f]", "");
        return rest + "#" + made++;
    }

    /** A name of a member, which cannot hold half of a surrogate pair. */
    private String name() {
        return id().replaceAll("\\p{Cs}", "");
    }

    private String part() {
        return id().replace('/', '|');
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        some(chance(30) ? 3 : 0, this::name).forEach(name -> attributes.put(name, text()));
        return attributes;
    }

    private Markup markup() {
        List<String> media = some(chance(20) ? 2 : 0, this::text);
        String source = text();
        Markup.Kind kind = one(Markup.Kind.values());
        return new Markup(kind, source, kind == Markup.Kind.PLAIN ? source : text(), media);
    }

    private double number() {
        return chance(50) ? one(NUMBERS) : random.nextGaussian() * 1000;
    }

    private Duration length() {
        return switch (random.nextInt(4)) {
            case 0 -> Duration.ofDays(random.nextInt(40_000));
            case 1 -> Duration.ofMillis(random.nextInt(100_000_000));
            case 2 -> Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
            default -> Duration.ofSeconds(random.nextInt(1000), random.nextInt(1_000_000_000));
        };
    }

    private Instant time() {
        return switch (random.nextInt(12)) {
            case 0 -> Instant.MIN;
            case 1 -> Instant.MAX;
            case 2 -> Instant.EPOCH;
            case 3 -> Instant.parse("-0044-03-15T12:00:00Z");
            default -> Instant.ofEpochMilli(random.nextLong(2_000_000_000_000L))
                    .plusNanos(random.nextInt(2) * random.nextInt(1_000_000));
        };
    }

    private AnswerKey answerKey() {
        ListOrder list = one(ListOrder.values());
        List<String> items = new ArrayList<>();
        if (list != ListOrder.NO_LIST) {
            items.add(text());
            items.addAll(some(2, this::text));
        }
        return new AnswerKey(some(2, this::text), list, items, some(1, this::text),
                some(2, this::text), some(2, this::text));
    }

    private DeckOptions options() {
        DeckOptions.Builder options = DeckOptions.builder(id(), text()).attributes(attributes());
        if (chance(50)) {
            options.newPerDay(random.nextInt(1_000_001)).reviewsPerDay(random.nextInt(1_000_001));
        }
        if (chance(50)) {
            options.desiredRetention(Math.max(Double.MIN_VALUE, random.nextDouble()));
        }
        if (chance(50)) {
            options.maximumIntervalDays(1 + random.nextInt(36_500));
        }
        if (chance(50)) {
            options.learningSteps(some(3, () -> Duration.ofNanos(1 + random.nextLong(1L << 60))));
        }
        if (chance(50)) {
            options.relearningSteps(some(3, () -> Duration.ofSeconds(1 + random.nextInt(9999))));
        }
        return options.scheduler(chance(50) ? "" : text(), some(4, this::number)).build();
    }

    private NoteType noteType() {
        List<FieldDefinition> fields = new ArrayList<>();
        List<CardTemplate> templates = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            fields.add(new FieldDefinition(name(), new TreeMap<>(attributes())));
            templates.add(new CardTemplate(part(), text(), markup(), markup(),
                    new TreeMap<>(attributes())));
        }
        return new NoteType(id(), text(), one(NoteType.Kind.values()), fields,
                templates.subList(0, 1 + random.nextInt(templates.size())), text(),
                new TreeMap<>(attributes()));
    }

    private List<Deck> decks(List<DeckOptions> options) {
        List<Deck> decks = new ArrayList<>();
        boolean deep = chance(20);
        for (int i = deep ? Library.MAX_DEPTH : 1 + random.nextInt(6); i > 0; i--) {
            Deck.Builder deck = Deck.builder(id(), text() + made++)
                    .description(text())
                    .language(one(LANGUAGES))
                    .attributes(attributes());
            if (!decks.isEmpty() && (deep || chance(60))) {
                deck.parent((deep ? decks.get(decks.size() - 1) : one(decks)).id());
            }
            if (!options.isEmpty() && chance(30)) {
                deck.options(one(options).id());
            }
            decks.add(deck.build());
        }
        return decks;
    }

    private Note note(NoteType type, String deck) {
        Note.Builder note = Note.builder(id(), type, deck)
                .tags(some(3, this::text))
                .sameFactAs(some(1, this::text))
                .starred(chance(20))
                .attributes(attributes());
        type.fields().forEach(field -> note.field(markup()));
        some(1, this::name).forEach(part -> note.answerKey(part.replace('/', '|'), answerKey()));
        return note.build();
    }

    private CardSchedule schedule(CardId card) {
        Phase phase = one(Phase.values());
        if (phase == Phase.NEW) {
            return new CardSchedule(card, phase, null, null, length(), random.nextInt(9), 0, 0,
                    null);
        }
        Map<String, Double> values = new TreeMap<>();
        some(4, this::name).forEach(name -> values.put(name, number()));
        return new CardSchedule(card, phase, time(), time(), length(), random.nextInt(9),
                random.nextInt(Integer.MAX_VALUE), 0,
                MemoryState.of(part(), 1 + random.nextInt(9), values));
    }

    private Review review(CardId card) {
        Review.Kind kind = one(Review.Kind.values());
        return new Review(card, time(), kind.graded() ? one(Rating.values()) : null, length(), kind,
                new TreeMap<>(attributes()));
    }

    private JsonSample sample() {
        List<DeckOptions> options = some(2, this::options);
        List<Deck> decks = decks(options);
        List<NoteType> types = new ArrayList<>(NoteType.builtIn());
        types.addAll(some(3, this::noteType));
        Library.Builder library = Library.builder(text())
                .description(text())
                .language(one(LANGUAGES))
                .attributes(attributes());
        options.forEach(library::add);
        decks.forEach(library::add);
        some(4, () -> one(types)).forEach(library::add);
        types.subList(4, types.size()).forEach(library::add);
        List<Note> notes = some(8, () -> note(one(types), one(decks).id()));
        notes.forEach(library::add);
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        for (String name : some(3, () -> part().replaceAll("[\\\\:]", ""))) {
            byte[] content = new byte[random.nextInt(3000)];
            random.nextBytes(content);
            boolean known = chance(50);
            library.add(new Media(name, known ? content.length : -1,
                    known ? "0123456789abcdef".repeat(4) : null));
            if (chance(80)) {
                bytes.put(name, content);
            }
        }
        Set<CardId> cards = new LinkedHashSet<>();
        library.build().cards().map(Card::id).forEach(cards::add);
        List<CardSchedule> schedules = new ArrayList<>();
        List<Review> reviews = new ArrayList<>();
        for (CardId card : cards) {
            if (chance(40)) {
                library.add(new CardOverride(card, chance(50) ? one(decks).id() : null,
                        random.nextInt(8), chance(50), one(Buried.values()),
                        new TreeMap<>(attributes())));
            }
            if (chance(50)) {
                schedules.add(schedule(card));
            }
            reviews.addAll(some(4, () -> review(card)));
        }
        return new JsonSample(library.build(),
                LearningHistory.of(ReviewLog.of(reviews), schedules), bytes);
    }
}
