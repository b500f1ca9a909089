package dev.cardstock.formats.mnemosyne.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnemosyneDbFormatTest {
    @TempDir
    private static Path folder;
    private static int files;

    /** The tables of Mnemosyne 2.10, without what only its program needs. */
    private static final List<String> TABLES = List.of(
            "create table facts(_id integer primary key, id text, extra_data text default '')",
            "create table data_for_fact(_fact_id integer, key text, value text)",
            "create index i_data_for_fact on data_for_fact (_fact_id)",
            "create table cards(_id integer primary key, id text, card_type_id text, _fact_id integer,"
                    + " fact_view_id text, question text, answer text, tags text, grade integer,"
                    + " next_rep integer, last_rep integer, easiness real, acq_reps integer,"
                    + " ret_reps integer, lapses integer, acq_reps_since_lapse integer,"
                    + " ret_reps_since_lapse integer, creation_time integer, modification_time integer,"
                    + " extra_data text default '', scheduler_data integer default 0,"
                    + " active boolean default 1)",
            "create table tags(_id integer primary key, id text, name text, extra_data text default '')",
            "create table tags_for_card(_card_id integer, _tag_id integer)",
            "create table global_variables(key text, value text)",
            "create table log(_id integer primary key autoincrement, event_type integer, timestamp integer,"
                    + " object_id text, grade integer, easiness real, acq_reps integer, ret_reps integer,"
                    + " lapses integer, acq_reps_since_lapse integer, ret_reps_since_lapse integer,"
                    + " scheduled_interval integer, actual_interval integer, thinking_time integer,"
                    + " next_rep integer, scheduler_data integer)",
            "create table media(filename text primary key, _hash text)",
            "create table fact_views(id text primary key, name text, q_fact_keys text, a_fact_keys text,"
                    + " q_fact_key_decorators text, a_fact_key_decorators text,"
                    + " a_on_top_of_q boolean default 0, type_answer boolean default 0,"
                    + " extra_data text default '')",
            "create table card_types(id text primary key, name text, fact_keys_and_names text,"
                    + " unique_fact_keys text, required_fact_keys text, fact_view_ids text,"
                    + " keyboard_shortcuts text, extra_data text default '')",
            "insert into global_variables values ('version', '4')",
            "insert into tags values (1, '__UNTAGGED__', '__UNTAGGED__', ''),"
                    + " (2, 'x', 'Animals::Birds', ''), (3, 'y', 'hard', '')");

    private static Path database(List<String> statements) {
        Path file = folder.resolve("d" + files++ + ".db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }

    private static Path withTables(String... more) {
        List<String> all = new ArrayList<>(TABLES);
        all.addAll(List.of(more));
        return database(all);
    }

    private static String card(int number, String type, int fact, String view, String more) {
        return "insert into cards (_id, id, card_type_id, _fact_id, fact_view_id, extra_data, grade,"
                + " next_rep, last_rep, easiness, acq_reps, ret_reps, lapses, ret_reps_since_lapse)"
                + " values (" + number + ", 'c" + number + "', '" + type + "', " + fact + ", '"
                + view
                + "', " + (more.isEmpty() ? "'', -1, -1, -1, 2.5, 0, 0, 0, 0" : more) + ")";
    }

    private static ImportResult read(Path file) {
        try {
            return DeckFormats.of(List.of(new MnemosyneDbFormat())).read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DeckSource inMemory(Path file, String name) {
        try {
            return DeckSource.of(name, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nested
    class Contract extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new MnemosyneDbFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            List<String> all = new ArrayList<>(TABLES);
            for (int i = 1; i <= notes; i++) {
                all.add("insert into facts values (" + i + ", 'f" + i + "', '')");
                all.add("insert into data_for_fact values (" + i + ", 'f', 'front " + i + "'), ("
                        + i
                        + ", 'b', 'bäck " + i + "')");
                all.add(card(i, "1", i, "1.1", ""));
                all.add("insert into tags_for_card values (" + i + ", 2), (" + i + ", 3)");
            }
            return inMemory(database(all), "default.db");
        }

        @Override
        protected List<DeckSource> unsuitable() {
            return List.of(DeckSource.of("a.db", ""), DeckSource.of("b.db", "SQLite format 3\0"),
                    inMemory(database(List.of("create table x(y)")), "c.db"),
                    inMemory(withTables(), "d.db"),
                    inMemory(withTables("create trigger t after insert on cards begin delete from"
                            + " facts; end"), "e.db"));
        }
    }

    @Test
    void readsFactsCardsTagsAndSchedules() {
        ImportResult read = read(withTables(
                "insert into facts values (1, 'a', ''), (2, 'b', ''), (3, 'd', ''), (4, 'e', '')",
                "insert into data_for_fact values (2, 'b', 'dog'), (1, 'f', '<b>犬</b>'),"
                        + " (1, 'b', 'dog'), (2, 'f', 'Hund'), (3, 'text', '[a] and [b:x]'),"
                        + " (4, 'w', 'Eis'), (4, 'm', 'ice')",
                "insert into fact_views (id, name, q_fact_keys, a_fact_keys) values"
                        + " ('7.1', 'Ask', '[''w'']', '[''m'']')",
                "insert into card_types (id, name, fact_keys_and_names, fact_view_ids) values"
                        + " ('7', 'Word', '[(''w'', ''Word''), (''m'', ''Meaning'')]', '[''7.1'']')",
                card(1, "1", 1, "1.1", "'', 4, 1330905600, 1330560000, 2.36, 2, 5, 1, 3"),
                card(2, "2", 2, "2.1", "'', 0, 1330560000, 1330560000, 1.3, 3, 0, 0, 0"),
                card(3, "2", 2, "2.2", ""),
                card(4, "5", 3, "5.1", "'{''index'': 1, ''cloze'': ''b:x''}', 2, 1330905600,"
                        + " 1330560000, 2.5, 1, 0, 0, 0"),
                card(5, "7", 4, "7.1", ""), card(6, "7", 99, "7.1", ""),
                "insert into tags_for_card values (1, 3), (1, 2), (2, 2), (3, 3), (4, 1)"));
        Library library = read.library();
        assertThat(library.cards()
                .map(card -> card.prompt().plainText() + " | "
                        + card.expected().plainText()))
                .containsExactly("犬 | dog", "Hund | dog",
                        "dog | Hund", "[...] and b | a", "a and [x] | b", "Eis | ice");
        assertThat(library.notes()).extracting(Note::id).containsExactly("a", "b", "d", "e");
        assertThat(library.note("a").orElseThrow().tags()).containsExactly("hard");
        assertThat(library.path(library.note("b").orElseThrow().deckId()))
                .containsExactly("Animals", "Birds");
        List<CardSchedule> schedules = List.copyOf(read.history().schedules());
        assertThat(schedules).extracting(CardSchedule::card)
                .containsExactlyInAnyOrder(new CardId("a", "forward"),
                        new CardId("b", "forward"), new CardId("d", "c2"));
        assertThat(read.history()
                .schedule(new CardId("a", "forward"))
                .orElseThrow()
                .memoryOf("sm2",
                        1)
                .value("ease")).isEqualTo(2.36);
        assertThat(read.history().schedule(new CardId("b", "forward")).orElseThrow().phase())
                .isEqualTo(Phase.LEARNING);
        assertThat(read.diagnostics()).isEmpty();
    }

    @Test
    void readsTheLog() {
        String columns = "insert into log (event_type, timestamp, object_id, grade, lapses,"
                + " acq_reps_since_lapse, ret_reps_since_lapse, thinking_time) values ";
        ImportResult read = read(withTables("insert into facts values (1, 'a', '')",
                "insert into data_for_fact values (1, 'f', 'q'), (1, 'b', 'r')",
                card(1, "1", 1, "1.1", ""),
                columns + "(6, 1330560000, 'c1', null, null, null, null, null),"
                        + " (9, 1330560000, 'c1', 1, 0, 1, 0, 7), (9, 1330646400, 'c1', 3, 0, 2, 1, 4),"
                        + " (9, 1330732800, 'c1', 0, 1, 0, 0, -3), (9, 1330819200, 'c1', 5, 1, 1, 0, 2),"
                        + " (9, 1330819200, 'gone', 5, 0, 1, 0, 2), (9, -5, 'c1', 5, 0, 1, 0, 2)"));
        assertThat(read.history().log()).extracting(Review::rating)
                .containsExactly(Rating.AGAIN, Rating.GOOD, Rating.AGAIN, Rating.EASY);
        assertThat(read.history().log()).extracting(Review::kind)
                .containsExactly(Review.Kind.LEARNING, Review.Kind.REVIEW, Review.Kind.REVIEW,
                        Review.Kind.RELEARNING);
        assertThat(read.history().log()).first().satisfies(first -> {
            assertThat(first.duration()).hasSeconds(7);
            assertThat(first.attributes()).containsEntry("mnemosyne.grade", "1");
        });
        assertThat(read.diagnostics()).singleElement()
                .extracting(Diagnostic::message)
                .asString()
                .contains("2 repetitions");
    }

    @Test
    void readsMediaFromTheFolderBeside() throws IOException {
        Path file = withTables("insert into facts values (1, 'a', '')",
                "insert into data_for_fact values (1, 'f', '<img src=\"m/a.png\">'), (1, 'b', 'r')",
                card(1, "1", 1, "1.1", ""),
                "insert into media values ('m/a.png', ''), ('gone.png', ''), ('../" + files
                        + "', ''), ('..', '')");
        Path media = folder.resolve(file.getFileName() + "_media/m");
        Files.createDirectories(media);
        Files.writeString(media.resolve("a.png"), "picture");
        try (ImportResult read = read(file)) {
            assertThat(read.library().media()).extracting(Media::name)
                    .contains("m_a.png", "gone.png");
            assertThat(read.library().notes().iterator().next().fields().get(0).media())
                    .containsExactly("m_a.png");
            assertThat(new String(read.media().open("m_a.png").readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("picture");
            assertThat(read.diagnostics()).extracting(Diagnostic::code)
                    .contains("missing-media", "media-name");
        }
    }

    @Test
    void whatRunsIsRefused() {
        for (String sql : List.of("create view tags_x as select 1", "drop table tags",
                "create view tags as select 1 as id, 'x' as name")) {
            List<String> all = new ArrayList<>(TABLES);
            if (sql.startsWith("create view tags as")) {
                all.add("drop table tags");
            }
            all.add(sql);
            all.add("insert into facts values (1, 'a', '')");
            all.add(card(1, "1", 1, "1.1", ""));
            Path file = database(all);
            if (sql.startsWith("create view tags as")) {
                assertThatThrownBy(() -> read(file)).isInstanceOf(FormatException.class)
                        .hasMessageContainingAll("'tags'", "no plain table");
            } else {
                assertThat(read(file).library().notes()).hasSize(1);
            }
        }
    }

    @Test
    void nothingIsLeftOfTheCopy() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path file = withTables("insert into facts values (1, 'a', '')",
                card(1, "1", 1, "1.1", ""));
        read(file);
        try (var left = Files.newDirectoryStream(temporary, "cardstock-mnemosyne*")) {
            assertThat(left).isEmpty();
        }
    }
}
