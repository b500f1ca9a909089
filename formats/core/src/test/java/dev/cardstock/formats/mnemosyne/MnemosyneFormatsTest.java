package dev.cardstock.formats.mnemosyne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.formats.Exchange;
import dev.cardstock.formats.Exchange.Shape;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Phase;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MnemosyneFormatsTest {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final Exchange xml = new Exchange(new MnemosyneXmlFormat());
    private final Exchange tsv = new Exchange(new MnemosyneTsvFormat());

    private static String items(String items) {
        return HEAD + "<mnemosyne core_version=\"1\" time_of_start=\"1247533200\">\n" + items
                + "</mnemosyne>\n";
    }

    private static String item(String id, String question, String answer) {
        return "<item id=\"" + id + "\"><cat>&lt;default&gt;</cat><Q>" + question + "</Q><A>"
                + answer + "</A></item>\n";
    }

    @Nested
    class OfXml extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new MnemosyneXmlFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("words.mnemosyne.xml", items("<category active=\"1\"><name>Words"
                    + "</name></category>"
                    + IntStream.range(0, notes)
                            .mapToObj(i -> item("i" + i, "front " + i, "&lt;b&gt;back " + i
                                    + "&lt;/b&gt;"))
                            .collect(Collectors.joining())));
        }

        @Override
        protected List<DeckSource> unsuitable() {
            return List.of(DeckSource.of("a.xml", ""), DeckSource.of("b.xml", "<mnemosyne/>"),
                    DeckSource.of("c.xml", "<other><item/></other>"),
                    DeckSource.of("d.xml", items("<item><Q>a</A></item>")),
                    DeckSource.of("e.xml", "<".repeat(1000)),
                    DeckSource.of("f.xml", items("<a>".repeat(1000))),
                    DeckSource.of("g.mem",
                            "--- Mnemosyne Data Base --- Format Version 3 ---\n(lp1"));
        }
    }

    @Nested
    class OfTsv extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new MnemosyneTsvFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("words.mnemosyne.txt", IntStream.range(0, notes)
                    .mapToObj(i -> "front " + i + "\tbäck " + i)
                    .collect(Collectors.joining("\n")));
        }

        @Override
        protected List<DeckSource> unsuitable() {
            return List.of(DeckSource.of("a.txt", ""), DeckSource.of("b.txt", "no tab\n"));
        }
    }

    @Test
    void readsInversesAndThreeSides() {
        ImportResult read = xml.read(items(item("a", "Hund", "dog") + item("a.inv", "dog", "Hund")
                + item("b", "map", "Drenthe") + item("b.inv", "Drenthe", "other map")
                + item("c", "犬", "inu\ndog") + item("c.tr.1", "dog", "犬\ninu")
                + item("d", "x", "y") + item("d.tr.1", "z", "x")
                + item("e", "&lt;b&gt;1&lt;/b&gt;\n2", "")));
        List<Note> notes = List.copyOf(read.library().notes());
        assertThat(notes).extracting(Note::typeId)
                .containsExactly("basic-reversed", "basic",
                        "basic", "mnemosyne-vocabulary", "basic", "basic", "basic");
        assertThat(notes).extracting(Note::id)
                .containsExactly("a", "b", "b.inv", "c", "d",
                        "d.tr.1", "e");
        assertThat(notes.get(2).sameFactAs()).containsExactly("b");
        assertThat(notes.get(3).fields()).extracting(Markup::source)
                .containsExactly("犬", "inu",
                        "dog", "");
        assertThat(notes.get(6).fields().get(0).plainText()).isEqualTo("1\n2");
        assertThat(Exchange.cards(read.library())).hasSize(9)
                .contains("犬 | inu / dog", "dog | 犬 / inu");
        assertThat(read.diagnostics()).singleElement()
                .satisfies(found -> assertThat(found.code()).isEqualTo("missing-answer"));
        Library again = xml.read(xml.write(read.library())).library();
        assertThat(Exchange.content(again)).isEqualTo(Exchange.content(read.library()));
    }

    @Test
    void readsDecksAndSchedules() {
        ImportResult read = xml.read(
                items("""
                        <item id="1" gr="4" e="2.300" ac_rp="2" rt_rp="3" lps="1" rt_rp_l="3" l_rp="10" n_rp="16">
                         <cat>Languages::German</cat><Q>a</Q><A>b</A></item>
                        <item id="1.inv" gr="1" e="1.2" ac_rp="2" rt_rp="3" lps="1" l_rp="10" n_rp="10">
                         <cat>Languages::German</cat><Q>b</Q><A>a</A></item>
                        <item id="2" u="1" gr="0" e="2.5" ac_rp="0" rt_rp="0"><cat>&lt;default&gt;</cat>
                         <Q>c</Q><A>d</A></item>
                        """));
        Library library = read.library();
        assertThat(library.notes()).extracting(note -> library.path(note.deckId()))
                .containsExactly(List.of("Languages", "German"), List.of("deck"));
        List<CardSchedule> schedules = List.copyOf(read.history().schedules());
        assertThat(schedules).hasSize(2);
        assertThat(schedules.get(0).lastReview()).isEqualTo(Instant.parse("2009-07-24T01:00:00Z"));
        assertThat(schedules.get(0).intervalDays()).isEqualTo(6);
        assertThat(schedules.get(0).memoryOf("sm2", 1).value("ease")).isEqualTo(2.3);
        assertThat(schedules.get(1).card()).hasToString("1/reverse");
        assertThat(schedules.get(1).phase()).isEqualTo(Phase.RELEARNING);
    }

    @Test
    void refusesPicklesDeclarationsAndBrokenXml() {
        assertThatThrownBy(() -> xml.read(DeckSource.of("default.mem",
                "--- Mnemosyne Data Base --- Format Version 3 ---\n(lp1\n")))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("default.mem", "pickle", "export it as XML");
        assertThatThrownBy(() -> xml.read("<!DOCTYPE m [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                + items(item("1", "&e;", "b")).substring(HEAD.length())))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("document type");
        assertThatThrownBy(() -> xml.read(items("<item><Q>&nbsp;</Q></item>")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("line 3");
        assertThatThrownBy(() -> xml.read(items("<item>\n<A>answer</B>\n</item>")))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("line 4", "\"A\"");
    }

    @Test
    void readsColumnsReferencesAndOldLineEnds() {
        assertThat(tsv.cards("a\tb\rc&#xe9;\t&#9731;&#10;d\r")).containsExactly("a | b",
                "cé | ☃ / d");
        Library library = tsv.read("犬\tinu\tdog\n猫\tneko\tcat\tan animal\nc<br>d\t<br>\n")
                .library();
        assertThat(library.notes()).extracting(Note::typeId)
                .containsExactly(
                        "mnemosyne-vocabulary", "mnemosyne-vocabulary", "basic");
        assertThat(tsv.write(library)).isEqualTo(
                "犬\tinu\tdog\n猫\tneko\tcat\tan animal\nc<br>d\t<br>\n");
        assertThat(tsv.dropped).isEmpty();
        assertThat(tsv.diagnostics("none\na\tb\tc\td\te\nf\t\n")).containsExactly("skipped-row 1",
                "extra-fields 2", "missing-answer 3");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsWrittenIsReadAgain(long seed) {
        Library plain = Exchange.random(seed, new Shape(true, false, false, false, false, false));
        assertThat(Exchange.content(tsv.read(tsv.write(plain)).library())).as("seed %d", seed)
                .isEqualTo(Exchange.content(plain));
        assertThat(tsv.dropped).as("seed %d", seed).isEmpty();
        Library library = Exchange.random(seed, new Shape(true, true, false, false, false, true));
        assertThat(Exchange.content(xml.read(xml.write(library)).library())).as("seed %d", seed)
                .isEqualTo(Exchange.content(library));
        assertThat(xml.dropped).as("seed %d", seed).isEmpty();
    }

    @Test
    void isRecognisedByItsRoot() throws IOException {
        for (String name : List.of("a.xml", "a.txt", "a")) {
            assertThat(DeckFormats.installed()
                    .detect(DeckSource.of(name, items(item("1", "a", "b"))))
                    .id()).isEqualTo("mnemosyne-xml");
        }
        assertThat(DeckFormats.installed().detect(DeckSource.of("a.txt", "a\tb\nc\td\n")).id())
                .isEqualTo("tsv");
    }
}
