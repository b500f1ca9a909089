package dev.cardstock.formats.anki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.CardOverride.Buried;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Note;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AnkiSchedulingTest {
    /** The collection was made on 2020-09-13 at 14:00 in UTC+2; its days begin at 02:00 UTC. */
    private static final Instant DAY_100 = Instant.parse("2020-12-22T02:00:00Z");
    private static final String CARDS = "select ord, did, type, queue, due, ivl, factor, reps, lapses,"
            + " left, odue, odid, flags, data, mod, usn from cards order by nid, ord, id";
    private static final String REVIEWS = "select id, cid, usn, ease, ivl, lastIvl, factor, time, type"
            + " from revlog order by id";

    private interface Rows {
        void add(java.sql.Statement sql) throws java.sql.SQLException;
    }

    private static byte[] collection(Rows rows) {
        return Fixture.database(Fixture.SCHEMA_11, sql -> {
            Fixture.col(sql, 11, Fixture.SETTINGS, Fixture.MODELS,
                    Fixture.DECKS.strip().replaceAll("}$", "")
                            + ", \"7\": {\"id\": 7, \"name\": \"Cram\", \"dyn\": 1, \"mod\": 0,"
                            + " \"usn\": 0, \"collapsed\": false, \"desc\": \"\", \"resched\": true,"
                            + " \"terms\": [[\"\", 10, 0]], \"separate\": true, \"delays\": null,"
                            + " \"lrnToday\": [0, 0], \"revToday\": [0, 0], \"newToday\": [0, 0],"
                            + " \"timeToday\": [0, 0]}}",
                    Fixture.OPTIONS);
            rows.add(sql);
        });
    }

    private static byte[] oneCard(String state, String data, String... reviews) {
        return collection(sql -> {
            Fixture.note(sql, 1, "g", Fixture.BASIC, "", "front", "");
            Fixture.card(sql, 10, 1, Fixture.DECK, 0, state, data);
            for (String review : reviews) {
                sql.executeUpdate("insert into revlog values (" + review + ")");
            }
        });
    }

    private static CardSchedule schedule(byte[] file) throws IOException {
        try (ImportResult read = Packages.read(file)) {
            assertThat(read.diagnostics()).isEmpty();
            assertThat(read.history().schedules()).hasSize(1);
            return read.history().schedules().iterator().next();
        }
    }

    @Test
    void aReviewCardOfSm2() throws IOException {
        CardSchedule schedule = schedule(oneCard("2, 2, 100, 30, 2350, 8, 2, 0, 0, 0, 0", ""));
        assertThat(schedule.phase()).isEqualTo(Phase.REVIEW);
        assertThat(schedule.due()).isEqualTo(DAY_100);
        assertThat(schedule.interval()).isEqualTo(Duration.ofDays(30));
        assertThat(schedule.lastReview()).isEqualTo(DAY_100.minus(Duration.ofDays(30)));
        assertThat(schedule.repetitions()).isEqualTo(8);
        assertThat(schedule.lapses()).isEqualTo(2);
        assertThat(schedule.memory()).isEqualTo(
                MemoryState.of("anki", 1, Map.of("ease", 2.35, "interval", 30.0)));
    }

    @Test
    void aReviewCardOfFsrs() throws IOException {
        CardSchedule schedule = schedule(oneCard("2, 2, 100, 30, 2350, 8, 2, 0, 0, 0, 0",
                "{\"pos\":3,\"s\":31.4159,\"d\":5.125,\"dr\":0.9,\"decay\":0.2,\"lrt\":1606000000}"));
        assertThat(schedule.memory()).isEqualTo(
                MemoryState.of("fsrs6", 1, Map.of("stability", 31.4159, "difficulty", 5.125)));
        assertThat(schedule.lastReview()).isEqualTo(Instant.ofEpochSecond(1_606_000_000));
    }

    @Test
    void theLogTellsWhenACardWasAnsweredLast() throws IOException {
        CardSchedule schedule = schedule(oneCard("2, 2, 100, 30, 2350, 8, 2, 0, 0, 0, 0", "",
                "1606000000123, 10, -1, 3, 30, 10, 2350, 4000, 1",
                "1605000000000, 10, -1, 3, 10, 3, 2350, 4000, 1"));
        assertThat(schedule.lastReview()).isEqualTo(Instant.ofEpochMilli(1_606_000_000_123L));
    }

    @Test
    void cardsInSteps() throws IOException {
        CardSchedule learning = schedule(
                oneCard("1, 1, 1608600000, 0, 0, 1, 0, 1002, 0, 0, 0", ""));
        assertThat(learning.phase()).isEqualTo(Phase.LEARNING);
        assertThat(learning.due()).isEqualTo(Instant.ofEpochSecond(1_608_600_000));
        // Of three steps two are left.
        assertThat(learning.step()).isEqualTo(1);
        CardSchedule byDays = schedule(oneCard("1, 3, 101, 0, 0, 1, 0, 1001, 0, 0, 0", ""));
        assertThat(byDays.due()).isEqualTo(DAY_100.plus(Duration.ofDays(1)));
        CardSchedule relearning = schedule(
                oneCard("3, 1, 1608600000, 15, 2100, 9, 3, 1001, 0, 0, 0", ""));
        assertThat(relearning.phase()).isEqualTo(Phase.RELEARNING);
        assertThat(relearning.memory().value("interval")).isEqualTo(15);
        CardSchedule suspended = schedule(
                oneCard("1, -1, 1608600000, 0, 0, 1, 0, 1002, 0, 0, 0", ""));
        assertThat(suspended.due()).isEqualTo(learning.due());
    }

    @Test
    void flagsSuspensionAndBurying() throws IOException {
        byte[] file = collection(sql -> {
            for (int i = 1; i <= 3; i++) {
                Fixture.note(sql, i, "g" + i, Fixture.BASIC, "", "front", "");
                Fixture.card(sql, 10 + i, i, Fixture.DECK, 0,
                        "2, " + -i + ", 100, 30, 2350, 8, 2, 0, 0, 0, " + (8 + i), "");
            }
        });
        try (ImportResult read = Packages.read(file)) {
            assertThat(read.library().overrides()).extracting(CardOverride::flag)
                    .containsExactly(1, 2, 3);
            assertThat(read.library().overrides()).extracting(CardOverride::suspended)
                    .containsExactly(true, false, false);
            assertThat(read.library().overrides()).extracting(CardOverride::buried)
                    .containsExactly(Buried.NO, Buried.BY_SCHEDULER, Buried.BY_LEARNER);
            assertThat(Packages.rows(read, CARDS)).isEqualTo(Packages.rows(file, CARDS));
        }
    }

    @Test
    void nothingOfARowIsLost() throws IOException {
        byte[] file = collection(sql -> {
            String[] states = {"0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0",
                    "0, -1, 3, 0, 0, 0, 0, 0, 0, 0, 4",
                    "0, 0, 3, 0, 0, 5, 1, 0, 0, 0, 0",
                    "1, 1, 1608600000, 0, 0, 1, 0, 1002, 0, 0, 0",
                    "1, 3, 101, 0, 0, 1, 0, 1001, 0, 0, 0", "2, 2, 100, 30, 2350, 8, 2, 0, 0, 0, 0",
                    "2, 2, -90000, 30, 2350, 8, 2, 0, 100, " + Fixture.DECK + ", 0",
                    "2, 4, 1608600000, 30, 2350, 8, 2, 0, 100, " + Fixture.DECK + ", 0",
                    "2, -2, 90, 0, 2350, 8, 2, 0, 0, 0, 3",
                    "3, 1, 1608600000, 15, 2100, 9, 3, 1001, 0, 0, 0",
                    "2, 2, 99999999999, 30, 2350, 8, 2, 0, 0, 0, 0",
                    "7, 2, 5, 30, 2350, 8, 2, 0, 0, 0, 0"};
            for (int i = 0; i < states.length; i++) {
                Fixture.note(sql, i + 1, "g" + i, Fixture.BASIC, "", "front " + i, "");
                Fixture.card(sql, 10 + i, i + 1, states[i].contains(" " + Fixture.DECK)
                        ? 7
                        : Fixture.DECK, 0, states[i],
                        i % 2 == 0
                                ? "{\"pos\":9,\"cd\":\"{\\\"k\\\":1}\",\"s\":3.5,\"d\":4.25}"
                                : "");
            }
            // An empty card, and one beyond the templates.
            Fixture.card(sql, 900, 1, Fixture.DECK, 1, Fixture.NEW, "");
            Fixture.card(sql, 901, 1, Fixture.DECK, 5, Fixture.NEW, "");
            String[] log = {"1606000000123, 10, 4, 3, 30, 10, 2350, 4000, 1",
                    "1606000000124, 10, -1, 1, -600, 30, 2150, 60000, 2",
                    "1606000000125, 10, -1, 0, 12, 30, 0, 0, 4",
                    "1606000000126, 11, -1, 0, 1, 2, 3, 0, 5",
                    "1606000000127, 12, -1, 2, 1, 2, 3, 8, 3",
                    "1606000000128, 777, -1, 2, 1, 2, 3, 8, 0"};
            for (String row : log) {
                sql.executeUpdate("insert into revlog values (" + row + ")");
            }
        });
        try (ImportResult read = Packages.read(file)) {
            assertThat(Packages.rows(read, CARDS)).isEqualTo(Packages.rows(file, CARDS));
            assertThat(Packages.rows(read, REVIEWS)).isEqualTo(Packages.rows(file, REVIEWS));
            assertThat(read.history().log().reviews()).extracting(Review::kind)
                    .containsExactly(Review.Kind.REVIEW, Review.Kind.RELEARNING,
                            Review.Kind.FORGOTTEN, Review.Kind.RESCHEDULED, Review.Kind.CRAM,
                            Review.Kind.LEARNING);
            assertThat(read.history().log().reviews().get(0).rating()).isEqualTo(Rating.GOOD);
        }
    }

    @Test
    void anAnswerGivenElsewhereMovesTheCardInAnki() throws IOException {
        byte[] file = collection(sql -> {
            Fixture.note(sql, 1, "g", Fixture.BASIC, "", "front", "");
            Fixture.card(sql, 10, 1, 7, 0,
                    "2, 2, -5, 30, 2350, 8, 2, 0, 100, " + Fixture.DECK + ", 0",
                    "{\"pos\":3,\"s\":31.4159,\"d\":5.125,\"cd\":\"{}\"}");
        });
        try (ImportResult read = Packages.read(file)) {
            CardSchedule before = read.history().schedules().iterator().next();
            Instant now = DAY_100.plus(Duration.ofHours(9));
            CardSchedule after = new CardSchedule(before.card(), Phase.REVIEW,
                    now.plus(Duration.ofDays(60)), now, Duration.ofDays(60), 0, 9, 2,
                    MemoryState.of("fsrs6", 1, Map.of("stability", 63.25, "difficulty", 5.0)));
            LearningHistory history = LearningHistory.of(
                    ReviewLog.of(List.of(Review.of(before.card(), now, Rating.GOOD))),
                    List.of(after));
            byte[] written = Packages.write("x.anki2", read.library(), history, read.media(),
                    new ArrayList<>(), "time", "2021-01-01T00:00:00Z");
            assertThat(Packages.rows(written, CARDS)).containsExactly(List.of("0",
                    Long.toString(Fixture.DECK), "2", "2", "160", "60", "2500", "9", "2", "0", "0",
                    "0", "0",
                    "{\"pos\":3,\"cd\":\"{}\",\"s\":63.25,\"d\":5.0,\"lrt\":1608634800,"
                            + "\"cardstock\":{\"schedule\":" + json(after) + "}}",
                    "1609459200", "-1"));
            try (ImportResult again = Packages.read(written)) {
                assertThat(again.history().schedules()).containsExactly(after);
            }
        }
    }

    private static String json(CardSchedule schedule) {
        return "\"" + dev.cardstock.formats.json.JsonPieces.text(schedule).replace("\"", "\\\"")
                + "\"";
    }

    @Test
    void whatAnkiChangedHolds() throws IOException {
        CardId card = new CardId("n", "forward");
        Library library = Library.builder("t")
                .add(dev.cardstock.deck.Deck.builder("d", "D").build())
                .add(Note.builder("n", dev.cardstock.deck.NoteType.basic(), "d")
                        .fields("f", "b")
                        .build())
                .build();
        Instant time = Instant.parse("2026-01-05T12:00:00.123Z");
        CardSchedule schedule = new CardSchedule(card, Phase.REVIEW, time.plus(Duration.ofDays(4)),
                time, Duration.ofDays(4), 0, 3, 1,
                MemoryState.of("leitner", 1, Map.of("box", 2.0)));
        byte[] written = Packages.write("x.anki2", library,
                LearningHistory.of(ReviewLog.empty(), List.of(schedule)),
                dev.cardstock.deck.MediaSource.none(), new ArrayList<>());
        java.nio.file.Path file = java.nio.file.Files.createTempFile("changed", ".anki2");
        try {
            java.nio.file.Files.write(file, written);
            try (ImportResult read = Packages.FORMATS.read(file)) {
                assertThat(read.history().schedules()).containsExactly(schedule);
            }
            try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file);
                    var sql = connection.createStatement()) {
                sql.executeUpdate("update cards set due = due + 1, ivl = 5, reps = 4");
            } catch (java.sql.SQLException e) {
                throw new AssertionError(e);
            }
            try (ImportResult read = Packages.FORMATS.read(file)) {
                CardSchedule changed = read.history().schedules().iterator().next();
                assertThat(changed.interval()).isEqualTo(Duration.ofDays(5));
                assertThat(changed.memory().algorithm()).isEqualTo("anki");
            }
        } finally {
            java.nio.file.Files.delete(file);
        }
    }

    @Test
    void theFirstSchedulersRowsAreReadAsThoseOfToday() throws IOException {
        byte[] file = Fixture.database(Fixture.SCHEMA_11, sql -> {
            Fixture.col(sql, 11, "{\"schedVer\": 1}", Fixture.MODELS, Fixture.DECKS,
                    Fixture.OPTIONS);
            Fixture.note(sql, 1, "g", Fixture.BASIC, "", "front", "");
            Fixture.card(sql, 10, 1, 1, 0, "2, 1, 1608600000, 15, 2100, 9, 3, 1001, 5, 0, 0", "");
            sql.executeUpdate("insert into revlog values (1606000000123, 10, 4, 2, 1, 0, 0, 1, 0)");
        });
        try (ImportResult read = Packages.read(file)) {
            assertThat(read.history().schedules()).extracting(CardSchedule::phase)
                    .containsExactly(Phase.RELEARNING);
            assertThat(read.history().log().reviews()).extracting(Review::rating)
                    .containsExactly(Rating.GOOD);
            byte[] written = Packages.write(read);
            try (ImportResult again = Packages.read(written)) {
                assertThat(again.history()).isEqualTo(read.history());
            }
        }
    }

    @Test
    void withoutSchedulingCardsAreNew() throws IOException {
        byte[] file = oneCard("2, -1, 100, 30, 2350, 8, 2, 0, 0, 0, 3", "{\"pos\":3}",
                "1606000000123, 10, -1, 3, 30, 10, 2350, 4000, 1");
        try (ImportResult read = Packages.read(file)) {
            assertThat(Packages.rows(read, CARDS, "scheduling", "false"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.subList(2, 13)).containsExactly("0", "0", "3",
                            "0", "0", "0", "0", "0", "0", "0", "0"));
            assertThat(Packages.rows(read, REVIEWS, "scheduling", "false")).isEmpty();
        }
    }

    @Test
    void reviewsOfOneMillisecondAreBothKept() throws IOException {
        Library library = Library.builder("t").card("f", "b").build();
        CardId card = library.cards().findFirst().orElseThrow().id();
        Instant time = Instant.parse("2026-01-05T12:00:00Z");
        List<Review> reviews = List.of(Review.of(card, time, Rating.AGAIN),
                new Review(card, time, Rating.GOOD, Duration.ofSeconds(3), Review.Kind.LEARNING,
                        new TreeMap<>()));
        List<dev.cardstock.exchange.Diagnostic> dropped = new ArrayList<>();
        byte[] written = Packages.write("x.apkg", library,
                LearningHistory.of(ReviewLog.of(reviews), List.of()),
                dev.cardstock.deck.MediaSource.none(), dropped);
        assertThat(dropped).extracting(d -> d.code()).containsExactly("review-moved");
        try (ImportResult read = Packages.read(written)) {
            assertThat(read.history().log().reviews()).extracting(Review::rating)
                    .containsExactly(Rating.AGAIN, Rating.GOOD);
        }
    }
}
