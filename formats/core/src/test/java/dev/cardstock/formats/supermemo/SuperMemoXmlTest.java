package dev.cardstock.formats.supermemo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Note;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.formats.Exchange;
import dev.cardstock.formats.Exchange.Shape;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuperMemoXmlTest extends DeckFormatContract {
    private final Exchange supermemo = new Exchange(new SuperMemoXmlFormat());

    private static String collection(String elements) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<SuperMemoCollection>\n<Count>9</Count>\n"
                + elements + "</SuperMemoCollection>\n";
    }

    private static String item(String question, String answer, String more) {
        return "<SuperMemoElement><ID>1</ID><Title>t</Title><Type>Item</Type><Content><Question>"
                + question + "</Question><Answer>" + answer + "</Answer></Content>" + more
                + "</SuperMemoElement>\n";
    }

    @Override
    protected DeckFormat format() {
        return new SuperMemoXmlFormat();
    }

    @Override
    protected DeckSource source(int notes) {
        return DeckSource.of("words.supermemo.xml", collection(IntStream.range(0, notes)
                .mapToObj(i -> item("front " + i, "&lt;B&gt;bäck " + i + "&lt;/B&gt;", ""))
                .collect(Collectors.joining())));
    }

    @Override
    protected List<DeckSource> unsuitable() {
        return List.of(DeckSource.of("a.xml", ""), DeckSource.of("b.xml", collection("")),
                DeckSource.of("c.xml", "<other/>"),
                DeckSource.of("d.xml", collection("<SuperMemoElement>")),
                DeckSource.of("e.xml", collection("<SuperMemoElement>".repeat(1000))));
    }

    @Test
    void readsTheTreeAndSchedules() {
        ImportResult read = supermemo.read(collection("""
                <SuperMemoElement><ID>1</ID><Title>Languages</Title><Type>Topic</Type>
                """ + item("a", "b", "<LearningData><Interval>10</Interval><Repetitions>3"
                + "</Repetitions><Lapses>1</Lapses><LastRepetition>05.11.2020</LastRepetition>"
                + "<AFactor>3.9</AFactor><UFactor>1.2</UFactor></LearningData>")
                + "<SuperMemoElement><Title>German</Title><Type>Concept</Type>\n"
                + item("c", "", item("d", "1&lt;BR&gt;2 &amp;lt; 3", "")) + "</SuperMemoElement>\n"
                + "</SuperMemoElement>\n"
                + "<SuperMemoElement><Title>x</Title><Type>Topic</Type></SuperMemoElement>\n"
                + item("", "", "")
                + item("e", "f</Answer><Image><URL>x.png</URL></Image><Answer>", "")));
        Library library = read.library();
        assertThat(library.notes()).extracting(note -> library.path(note.deckId()) + " "
                + note.fields())
                .containsExactly("[Languages] [a, b]",
                        "[Languages, German] [c, ]", "[Languages, German] [d, 1\n2 < 3]",
                        "[deck] [e, f]");
        assertThat(read.history().schedules()).singleElement().satisfies(schedule -> {
            assertThat(schedule.due()).isEqualTo(java.time.Instant.parse("2020-11-15T00:00:00Z"));
            assertThat(schedule.repetitions()).isEqualTo(3);
        });
        Note first = library.notes().iterator().next();
        assertThat(first.attributes()).containsEntry("supermemo.af", "3.9");
        assertThat(read.diagnostics()).extracting(found -> found.code())
                .containsExactly("missing-answer", "topic", "empty-item", "media");
        assertThat(Exchange.content(supermemo.read(supermemo.write(library)).library()))
                .isEqualTo(Exchange.content(library));
        assertThat(supermemo.dropped).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsWrittenIsReadAgain(long seed) {
        Library library = Exchange.random(seed, new Shape(true, true, false, false, false, false));
        assertThat(Exchange.content(supermemo.read(supermemo.write(library)).library()))
                .as("seed %d", seed)
                .isEqualTo(Exchange.content(library));
        assertThat(supermemo.dropped).as("seed %d", seed).isEmpty();
    }

    @Test
    void refusesDeclarationsAndBrokenXml() throws IOException {
        assertThatThrownBy(() -> supermemo.read("<!DOCTYPE a SYSTEM \"http://localhost/a.dtd\">"
                + "<SuperMemoCollection/>"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("document type");
        assertThatThrownBy(() -> supermemo.read(collection("<SuperMemoElement>\n</x>")))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("line 5", "export it again");
        assertThat(DeckFormats.installed().detect(DeckSource.of("a.xml", collection(""))).id())
                .isEqualTo("supermemo-xml");
    }
}
