package dev.cardstock.formats.anki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.ImportResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnkiRoundTripTest {
    @ParameterizedTest
    @ValueSource(strings = {"modern", "legacy", "oldest"})
    void whateverTheModelAllowsSurvives(String version) throws IOException {
        long seeds = Long.getLong("cardstock.seeds", 20);
        for (long seed = 0; seed < seeds; seed++) {
            RandomContent content = RandomContent.of(seed);
            String what = version + ", seed " + seed;
            List<Diagnostic> dropped = new ArrayList<>();
            byte[] first = Packages.write("x.apkg", content.library(), content.history(),
                    MediaSource.of(content.media()), dropped, "package", version);
            assertThat(dropped).as(what).isEmpty();
            try (ImportResult read = Packages.read(first)) {
                assertThat(read.diagnostics().stream().filter(d -> !d.code().contains("media")))
                        .as(what)
                        .isEmpty();
                assertSame(read.library(), content.library(), what);
                assertThat(read.history().log().reviews()).as(what)
                        .isEqualTo(content.history().log().reviews());
                assertThat(read.history().schedules()).as(what)
                        .containsExactlyInAnyOrderElementsOf(content.history().schedules());
                Map<String, byte[]> media = new HashMap<>();
                for (String name : read.media().names()) {
                    try (InputStream in = read.media().open(name)) {
                        media.put(name, in.readAllBytes());
                    }
                }
                assertThat(media).as(what).containsExactlyInAnyOrderEntriesOf(content.media());
                assertThat(Packages.write(read, "package", version)).as(what).isEqualTo(first);
            }
        }
    }

    private static void assertSame(Library a, Library b, String what) {
        assertThat(a.title()).as(what).isEqualTo(b.title());
        assertThat(a.attributes()).as(what).isEqualTo(b.attributes());
        assertThat(a.decks()).as(what).containsExactlyElementsOf(b.decks());
        assertThat(a.options()).as(what).containsExactlyInAnyOrderElementsOf(b.options());
        assertThat(a.noteTypes()).as(what).containsExactlyInAnyOrderElementsOf(b.noteTypes());
        assertThat(a.notes()).as(what).containsExactlyElementsOf(b.notes());
        assertThat(a.overrides()).as(what).containsExactlyInAnyOrderElementsOf(b.overrides());
        assertThat(a.media()).as(what).containsExactlyInAnyOrderElementsOf(b.media());
        assertThat(a).as(what).isEqualTo(b);
    }

    @Test
    void guidsFollowFromTheIdsOfNotes() throws IOException {
        Library library = Library.builder("t").card("one", "1").card("two", "2").build();
        String guids = "select guid from notes order by id";
        byte[] first = write(library);
        byte[] more = write(library.toBuilder()
                .add(Note.builder("new", NoteType.basic(),
                        library.decks().iterator().next().id()).fields("three", "3").build())
                .build());
        assertThat(Packages.rows(more, guids).subList(0, 2)).isEqualTo(Packages.rows(first, guids));
        assertThat(Packages.rows(write(library, "namespace", "mine"), guids))
                .isNotEqualTo(Packages.rows(first, guids));
    }

    private static byte[] write(Library library, String... options) throws IOException {
        return Packages.write("x.anki2", library,
                dev.cardstock.review.LearningHistory.empty(), MediaSource.none(),
                new ArrayList<>(), options);
    }

    @Test
    void onlyNotesThatChangedAreNewer() throws IOException {
        try (ImportResult read = Packages.read(Fixture.schema11(3))) {
            Note changed = new ArrayList<>(read.library().notes()).get(1);
            Library library = read.library()
                    .toBuilder()
                    .replace(changed.toBuilder().tags("more").build())
                    .build();
            assertThat(Packages.rows(write(library, "time", "2025-01-01T00:00:00Z"),
                    "select guid, mod from notes order by id")).containsExactly(
                            List.of("guid0", "1600000001"), List.of("guid1", "1735689600"),
                            List.of("guid2", "1600000001"));
        }
    }

    @Test
    void aNoteThatGetsANewDeletionGetsACard() throws IOException {
        byte[] file = Fixture.database(Fixture.SCHEMA_11, sql -> {
            Fixture.col(sql, 11, Fixture.SETTINGS, Fixture.MODELS, Fixture.DECKS, Fixture.OPTIONS);
            Fixture.note(sql, 1, "g", Fixture.CLOZE, "", "{{c1::a}} {{c3::b}}", "");
            Fixture.card(sql, 10, 1, 1, 0, Fixture.NEW, "");
        });
        try (ImportResult read = Packages.read(file)) {
            String ords = "select ord from cards order by ord";
            assertThat(Packages.rows(read, ords)).containsExactly(List.of("0"));
            Note note = read.library().notes().iterator().next();
            Library library = read.library()
                    .toBuilder()
                    .replace(note.toBuilder()
                            .fields(List.of())
                            .fields("{{c1::a}} {{c2::n}} {{c3::b}}", "")
                            .build())
                    .build();
            assertThat(Packages.rows(write(library), ords)).containsExactly(List.of("0"),
                    List.of("1"));
        }
    }

    @Test
    void decksKeepTheirTreeAndAnkiItsDefault() throws IOException {
        Library library = Library.builder("t")
                .add(Deck.builder("b", "inner").parent("a").build())
                .add(Deck.builder("a", "A::B").build())
                .add(Deck.builder("c", " Inner ").parent("a").build())
                .add(Note.builder("n", NoteType.basic(), "b").fields("f", "b").build())
                .build();
        byte[] written = write(library);
        assertThat(Packages.rows(written, "select decks from col").get(0).get(0))
                .contains("\"name\":\"Default\"", "\"name\":\"A:\u200a:B\"",
                        "\"name\":\"A:\u200a:B::inner\"", "\"name\":\"A:\u200a:B::Inner 2\"");
        try (ImportResult read = Packages.read(written)) {
            assertThat(read.library()).isEqualTo(library);
        }
    }
}
