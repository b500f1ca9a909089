package dev.cardstock.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckMerge.Update;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeckMergeTest {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private static Note note(String id, String front, String back) {
        return Note.builder(id, NoteType.basic(), "d").fields(front, back).build();
    }

    private static Library library(Note... notes) {
        Library.Builder library = Library.builder("t").add(Deck.builder("d", "Deck").build());
        List.of(notes).forEach(library::add);
        return library.build();
    }

    private static MergeResult merge(Library existing, Library incoming) throws IOException {
        return DeckMerge.ofDefaults()
                .merge(LibraryContent.of(existing), LibraryContent.of(incoming));
    }

    private static LearningHistory history(String... cards) {
        List<CardSchedule> schedules = new ArrayList<>();
        List<Review> reviews = new ArrayList<>();
        for (String card : cards) {
            CardId id = CardId.parse(card);
            schedules.add(new CardSchedule(id, Phase.REVIEW, TIME.plus(Duration.ofDays(3)), TIME,
                    Duration.ofDays(3), 0, 1, 0,
                    MemoryState.of("x", 1, Map.of("strength", 1.0))));
            reviews.add(new Review(id, TIME, Rating.GOOD, Duration.ofSeconds(3),
                    Review.Kind.LEARNING, new TreeMap<>()));
        }
        return LearningHistory.of(ReviewLog.of(reviews), schedules);
    }

    @Test
    void notesThatAreNotThereAreAddedBehindThoseThatAre() throws IOException {
        MergeResult merged = merge(library(note("a", "1", "x")),
                library(note("b", "2", "y"), note("a", "1", "x")));
        assertThat(merged.content().library().notes()).extracting(Note::id)
                .containsExactly("a", "b");
        assertThat(merged.report().added()).containsExactly("b");
        assertThat(merged.report().unchanged()).containsExactly("a");
        assertThat(merged.report()).hasToString(
                "1 new (0 of them duplicates), 0 updated, 1 unchanged, 0 kept, 0 conflicting");
    }

    @Test
    void aNoteThatIsThereGetsContentAndKeepsDeckScheduleAndReviews() throws IOException {
        Library existing = library(note("a", "1", "x")).toBuilder()
                .add(CardOverride.of(new CardId("a", "forward")).flagged(2))
                .build();
        LearningHistory history = history("a/forward");
        Note edited = note("a", "1", "new").toBuilder()
                .deck("other")
                .tags("t")
                .starred(true)
                .build();
        Library incoming = Library.builder("other")
                .add(Deck.builder("other", "Other").build())
                .add(edited)
                .add(CardOverride.of(new CardId("a", "forward")).suspended(true))
                .build();
        MergeResult merged = DeckMerge.ofDefaults()
                .merge(new LibraryContent(existing, history, MediaSource.none()),
                        new LibraryContent(incoming, history("a/forward"), MediaSource.none()));
        Library library = merged.content().library();
        assertThat(library.note("a")).contains(edited.toBuilder().deck("d").build());
        assertThat(library.overrides()).containsExactlyElementsOf(existing.overrides());
        assertThat(library.title()).isEqualTo("t");
        assertThat(merged.content().history()).isEqualTo(history);
        assertThat(merged.report().updated()).containsExactly("a");
    }

    @Test
    void whatWasAddedForGradingStaysWhereTheIncomingNoteSaysNothing() throws IOException {
        Note keyed = note("a", "1", "x").toBuilder()
                .answerKey("forward", AnswerKey.NONE.withKeyPoints(List.of("point")))
                .build();
        MergeResult merged = merge(library(keyed), library(note("a", "1", "new")));
        assertThat(merged.content().library().note("a").orElseThrow().answerKeys())
                .isEqualTo(keyed.answerKeys());
        assertThat(merge(library(keyed), library(note("a", "1", "x"))).report().unchanged())
                .containsExactly("a");
    }

    @ParameterizedTest
    @EnumSource(Update.class)
    void settingsAndTimesDecideWhatIsUpdated(Update update) throws IOException {
        MergeRules older = new MergeRules() {
            @Override
            public boolean isNewer(Note incoming, Note existing) {
                return false;
            }
        };
        MergeReport report = DeckMerge.builder()
                .updateNotes(update)
                .rules(older)
                .build()
                .merge(
                        LibraryContent.of(library(note("a", "1", "x"))),
                        LibraryContent.of(library(note("a", "1", "y"))))
                .report();
        if (update == Update.ALWAYS) {
            assertThat(report.updated()).containsExactly("a");
        } else {
            assertThat(report.kept()).containsExactly("a");
        }
    }

    @Test
    void aNoteWithAnotherTypeIsAConflictAndStays() throws IOException {
        Note reversed = Note.builder("a", NoteType.basicReversed(), "d").fields("1", "y").build();
        MergeResult merged = merge(library(note("a", "1", "x")), library(reversed));
        assertThat(merged.content().library().notes()).containsExactly(note("a", "1", "x"));
        assertThat(merged.report().conflicting()).containsExactly(
                new MergeReport.Conflict("a",
                        "it has the note type 'Basic and reversed' there and 'Basic' here"));
    }

    private static NoteType type(String css, List<String> fields, String... templates) {
        List<CardTemplate> sides = new ArrayList<>();
        for (String template : templates) {
            sides.add(CardTemplate.plain(template, template, "{{F}}" + css, "{{F}}"));
        }
        NoteType type = NoteType.custom("type", "Type", fields, sides);
        return new NoteType(type.id(), type.name(), type.kind(), type.fields(), type.templates(),
                css, new TreeMap<>());
    }

    private static Library typed(NoteType type, String id, String... fields) {
        return Library.builder("t")
                .add(Deck.builder("d", "Deck").build())
                .add(type)
                .add(Note.builder(id, type, "d").fields(fields).build())
                .build();
    }

    @Test
    void aTypeWithTheSameFieldsAndTemplatesIsUpdated() throws IOException {
        NoteType newer = type("new", List.of("F"), "one");
        MergeResult merged = merge(typed(type("", List.of("F"), "one"), "a", "1"),
                typed(newer, "b", "2"));
        assertThat(merged.content().library().noteTypes()).containsExactly(newer);
        assertThat(DeckMerge.builder()
                .updateNoteTypes(Update.NEVER)
                .build()
                .merge(LibraryContent.of(typed(type("", List.of("F"), "one"), "a", "1")),
                        LibraryContent.of(typed(newer, "b", "2")))
                .content()
                .library()
                .noteTypes())
                .containsExactly(type("", List.of("F"), "one"));
    }

    @Test
    void aTypeWithOtherFieldsIsCopiedOnceForAll() throws IOException {
        Library existing = typed(type("", List.of("F"), "one"), "a", "1");
        Library incoming = typed(type("", List.of("F", "G"), "one"), "b", "2", "3");
        MergeResult merged = merge(existing, incoming);
        String copy = merged.content().library().note("b").orElseThrow().typeId();
        assertThat(copy).isNotEqualTo("type");
        assertThat(merged.report().copiedNoteTypes()).isEqualTo(Map.of("type", copy));
        MergeResult again = merge(merged.content().library(), incoming);
        assertThat(again.content().library()).isEqualTo(merged.content().library());
        assertThat(again.report().unchanged()).containsExactly("b");
    }

    @Test
    void typesCanBeMergedInstead() throws IOException {
        Library existing = typed(type("", List.of("F", "H"), "one"), "a", "1", "h");
        Library incoming = typed(type("", List.of("G", "F"), "one", "two"), "b", "g", "f")
                .toBuilder()
                .add(Note.builder("a", type("", List.of("G", "F"), "one", "two"), "d")
                        .fields("more", "1")
                        .build())
                .build();
        MergeResult merged = DeckMerge.builder()
                .mergeNoteTypes(true)
                .build()
                .merge(LibraryContent.of(existing), LibraryContent.of(incoming));
        Library library = merged.content().library();
        assertThat(library.noteTypes()).singleElement().satisfies(type -> {
            assertThat(type.fields()).extracting("name").containsExactly("F", "H", "G");
            assertThat(type.templates()).extracting("id").containsExactly("one", "two");
        });
        assertThat(library.note("b").orElseThrow().fields()).extracting(Markup::source)
                .containsExactly("f", "", "g");
        assertThat(merged.report().conflicting()).isEmpty();
    }

    @Test
    void decksAreTheSameByTheNamesOnTheirPaths() throws IOException {
        Library existing = Library.builder("t")
                .add(DeckOptions.builder("o", "Own").build())
                .add(Deck.builder("a", "French").options("o").build())
                .build();
        Library incoming = Library.builder("t")
                .add(DeckOptions.builder("new", "New").build())
                .add(Deck.builder("x", "FRENCH").description("other").build())
                .add(Deck.builder("a", "verbs").parent("x").options("new").build())
                .add(Note.builder("n", NoteType.basic(), "a").fields("1", "2").build())
                .build();
        MergeResult merged = merge(existing, incoming);
        Library library = merged.content().library();
        String verbs = library.note("n").orElseThrow().deckId();
        assertThat(library.path(verbs)).containsExactly("French", "verbs");
        assertThat(library.deck(verbs).orElseThrow().optionsId()).isEqualTo("new");
        assertThat(library.deck("a")).contains(existing.deck("a").orElseThrow());
        assertThat(merged.report().decks()).isEqualTo(Map.of("x", "a", "a", verbs));
        assertThat(merge(library, incoming).content().library()).isEqualTo(library);
    }

    @Test
    void anAddedNoteWithAFirstFieldThatIsThereIsADuplicate() throws IOException {
        MergeResult merged = merge(library(note("a", "e\u0301t\u00e9", "summer")),
                library(note("b", " \u00e9te\u0301 ", "estate")));
        assertThat(merged.report().duplicates()).isEqualTo(Map.of("b", "a"));
        assertThat(merged.content().library().notes()).hasSize(2);
    }

    @Test
    void addedCardsBringTheirHistoryUnlessItIsNotWanted() throws IOException {
        Library existing = library(
                Note.builder("a", NoteType.cloze(), "d").fields("{{c1::x}}", "").build());
        Library incoming = library(Note.builder("a", NoteType.cloze(), "d")
                .fields("{{c1::x}} {{c2::y}}", "")
                .build(), note("b", "1", "2")).toBuilder()
                .add(CardOverride.of(new CardId("b", "forward")).suspended(true).flagged(3))
                .build();
        LibraryContent mine = new LibraryContent(existing, history("a/c1"), MediaSource.none());
        LibraryContent theirs = new LibraryContent(incoming,
                history("a/c1", "a/c2", "b/forward"), MediaSource.none());
        LibraryContent merged = DeckMerge.ofDefaults().merge(mine, theirs).content();
        assertThat(merged.history().log()).extracting(review -> review.card().toString())
                .containsExactly("a/c1", "a/c2", "b/forward");
        assertThat(merged.history().schedules()).hasSize(3);
        assertThat(merged.library().overrides())
                .containsExactlyElementsOf(incoming.overrides());
        LibraryContent fresh = DeckMerge.builder()
                .history(false)
                .build()
                .merge(mine, theirs)
                .content();
        assertThat(fresh.history()).isEqualTo(mine.history());
        assertThat(fresh.library().overrides()).isEmpty();
    }

    private static Library withMedia(String id, String... names) {
        StringBuilder html = new StringBuilder();
        for (String name : names) {
            html.append("<img src=\"").append(name.replace("&", "&amp;")).append("\">");
        }
        Library.Builder library = library(note("unused", "", "")).toBuilder().removeNote("unused");
        library.add(Note.builder(id, NoteType.basic(), "d")
                .field(new Markup(Markup.Kind.HTML, html.toString(), id, List.of(names)))
                .field(Markup.plain("back"))
                .build());
        for (String name : names) {
            library.add(Media.named(name));
        }
        return library.add(Media.named("unused.png")).build();
    }

    private static byte[] bytes(MediaSource media, String name) throws IOException {
        try (InputStream in = media.open(name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void mediaWhoseNameIsTakenByOtherContentAreRenamed() throws IOException {
        Library existing = withMedia("a", "a & b.png", "same.png", "_style.png");
        Library incoming = withMedia("b", "a & b.png", "la & b.png", "same.png", "_style.png");
        MediaSource mine = MediaSource.of(Map.of("a & b.png", new byte[]{1}, "same.png",
                new byte[]{2}, "_style.png", new byte[]{3}));
        MediaSource theirs = MediaSource.of(Map.of("a & b.png", new byte[]{4}, "same.png",
                new byte[]{2}, "_style.png", new byte[]{5}, "la & b.png", new byte[]{6},
                "unused.png", new byte[]{7}));
        MergeResult merged = DeckMerge.ofDefaults()
                .merge(new LibraryContent(existing, LearningHistory.empty(), mine),
                        new LibraryContent(incoming, LearningHistory.empty(), theirs));
        String renamed = "a & b-a42c6cf1de3abfdea9b95f34687cbbe92b9a7383.png";
        assertThat(merged.report().renamedMedia()).isEqualTo(Map.of("a & b.png", renamed));
        Markup field = merged.content().library().note("b").orElseThrow().fields().get(0);
        assertThat(field.source()).isEqualTo("<img src=\"" + renamed.replace("&", "&amp;")
                + "\"><img src=\"la &amp; b.png\"><img src=\"same.png\"><img src=\"_style.png\">");
        assertThat(field.media()).containsExactly(renamed, "la & b.png", "same.png", "_style.png");
        MediaSource media = merged.content().media();
        assertThat(media.names()).containsExactlyInAnyOrder("a & b.png", renamed, "la & b.png",
                "same.png", "_style.png");
        assertThat(bytes(media, renamed)).containsExactly(4);
        assertThat(bytes(media, "a & b.png")).containsExactly(1);
        assertThat(bytes(media, "_style.png")).containsExactly(3);
        MergeResult again = DeckMerge.ofDefaults()
                .merge(merged.content(),
                        new LibraryContent(incoming, LearningHistory.empty(), theirs));
        assertThat(again.content().library()).isEqualTo(merged.content().library());
        assertThat(again.report().unchanged()).containsExactly("b");
    }

    /** Content made by chance, whose ids, names and media often are those of another seed. */
    private static LibraryContent random(Random random) {
        Library.Builder library = Library.builder("t");
        List<String> decks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Deck.Builder deck = Deck.builder("deck" + random.nextInt(6),
                    List.of("A", "a", "B", "C").get(random.nextInt(4)));
            if (!decks.isEmpty() && random.nextBoolean()) {
                deck.parent(decks.get(0));
            }
            Deck built = deck.build();
            if (!decks.contains(built.id())) {
                library.add(built);
                decks.add(built.id());
            }
        }
        NoteType own = type(random.nextBoolean() ? "x" : "", random.nextBoolean()
                ? List.of("F", "G")
                : List.of("G", "F"), "one", "two");
        library.add(own);
        Map<String, byte[]> media = new HashMap<>();
        for (String name : List.of("a.png", "b.png", "_c.png")) {
            if (random.nextInt(4) > 0) {
                media.put(name, new byte[]{(byte) random.nextInt(2)});
                library.add(Media.named(name));
            }
        }
        List<String> cards = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            if (random.nextBoolean()) {
                NoteType type = List.of(NoteType.basic(), NoteType.basicReversed(), own)
                        .get(random.nextInt(3));
                String name = List.of("a.png", "b.png", "_c.png").get(random.nextInt(3));
                Note note = Note.builder("n" + i, type, decks.get(random.nextInt(decks.size())))
                        .field(new Markup(Markup.Kind.HTML, "<img src=\"" + name + "\">", "",
                                List.of(name)))
                        .field(Markup.plain("text " + random.nextInt(2)))
                        .build();
                library.add(note);
                cards.add("n" + i + "/" + type.templates().get(0).id());
            }
        }
        cards.removeIf(card -> random.nextBoolean());
        return new LibraryContent(library.build(), history(cards.toArray(String[]::new)),
                MediaSource.of(media));
    }

    @Test
    void mergingALibraryWithItselfChangesNothing() throws IOException {
        for (long seed = 0; seed < 300; seed++) {
            LibraryContent content = random(new Random(seed));
            MergeResult merged = DeckMerge.ofDefaults().merge(content, content);
            String what = "seed " + seed;
            assertThat(merged.content().library()).as(what).isEqualTo(content.library());
            assertThat(merged.content().history()).as(what).isEqualTo(content.history());
            assertThat(merged.content().media().names()).as(what)
                    .isEqualTo(content.media().names());
            assertThat(merged.report().unchanged()).as(what)
                    .containsExactlyElementsOf(
                            content.library().notes().stream().map(Note::id).toList());
        }
    }

    @Test
    void nothingIsLostAndASecondMergeChangesNothing() throws IOException {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            LibraryContent mine = random(random);
            LibraryContent theirs = random(random);
            DeckMerge merge = DeckMerge.builder()
                    .mergeNoteTypes(random.nextBoolean())
                    .history(random.nextBoolean())
                    .build();
            MergeResult merged = merge.merge(mine, theirs);
            String what = "seed " + seed;
            assertNothingLost(mine, theirs, merged, what);
            MergeResult again = merge.merge(merged.content(), theirs);
            assertThat(again.content().library()).as(what).isEqualTo(merged.content().library());
            assertThat(again.content().history()).as(what).isEqualTo(merged.content().history());
            assertThat(again.content().media().names()).as(what)
                    .isEqualTo(merged.content().media().names());
            assertThat(again.report().added()).as(what).isEmpty();
            assertThat(again.report().updated()).as(what).isEmpty();
        }
    }

    private static void assertNothingLost(LibraryContent mine, LibraryContent theirs,
            MergeResult merged, String what) throws IOException {
        MergeReport report = merged.report();
        assertThat(report.added().size() + report.updated().size() + report.unchanged().size()
                + report.kept().size() + report.conflicting().size()).as(what)
                .isEqualTo(theirs.library().notes().size());
        assertThat(merged.content().library().notes()).as(what)
                .hasSize(mine.library().notes().size() + report.added().size());
        assertThat(merged.content().history().log().reviews()).as(what)
                .containsAll(mine.history().log().reviews());
        assertThat(merged.content().history().schedules()).as(what)
                .containsAll(mine.history().schedules());
        MediaSource media = merged.content().media();
        for (String name : mine.media().names()) {
            assertThat(bytes(media, name)).as(what).isEqualTo(bytes(mine.media(), name));
        }
        for (String id : report.added()) {
            String name = picture(theirs.library(), id);
            String here = picture(merged.content().library(), id);
            if (!name.startsWith("_") && theirs.media().names().contains(name)) {
                assertThat(bytes(media, here)).as(what + " " + name)
                        .isEqualTo(bytes(theirs.media(), name));
            }
        }
    }

    private static String picture(Library library, String note) {
        return library.note(note)
                .orElseThrow()
                .fields()
                .stream()
                .flatMap(field -> field.media().stream())
                .findFirst()
                .orElseThrow();
    }
}
