package dev.cardstock.formats.h5p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.Options;
import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.formats.Exchange;
import dev.cardstock.formats.Exchange.Shape;
import dev.cardstock.formats.Zips;
import dev.cardstock.formats.markup.MarkupParser;
import dev.cardstock.review.LearningHistory;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H5pFormatsTest {
    private final Exchange flash = new Exchange(new H5pFlashcardsFormat());
    private final Exchange dialog = new Exchange(new H5pDialogcardsFormat());

    private static byte[] h5p(String library, String content, String... media) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("h5p.json",
                "{\"title\":\"Fruit &amp; nuts\",\"language\":\"en\",\"mainLibrary\":\""
                        + library
                        + "\",\"license\":\"CC BY\",\"preloadedDependencies\":[{\"machineName\":\""
                        + library + "\",\"majorVersion\":\"1\",\"minorVersion\":\"5\"}]}");
        entries.put("content/content.json", content);
        for (String name : media) {
            entries.put("content/" + name, name);
        }
        return Zips.of(entries);
    }

    private static String cards(String card, int notes) {
        return IntStream.range(0, notes)
                .mapToObj(i -> card.replace("#", "" + i))
                .collect(Collectors.joining(","));
    }

    private static byte[] bytes(Exchange format, Library library) {
        return format.bytes(library, LearningHistory.empty(), MediaSource.none());
    }

    @Nested
    class OfFlashcards extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new H5pFlashcardsFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("fruit.flashcards.h5p", h5p("H5P.Flashcards", "{\"cards\":["
                    + cards("{\"text\":\"front #\",\"answer\":\"bäck #\",\"tip\":\"\"}", notes)
                    + "],\"next\":\"Next\"}"));
        }

        @Override
        protected List<DeckSource> unsuitable() {
            return List.of(DeckSource.of("a.h5p", ""),
                    DeckSource.of("b.h5p", h5p("H5P.Flashcards", "{}")),
                    DeckSource.of("c.h5p", h5p("H5P.CoursePresentation", "{}")),
                    DeckSource.of("d.h5p", Zips.of(Map.of("h5p.json", "{}"))),
                    DeckSource.of("e.h5p", Zips.of(Map.of("content/content.json", "{}"))));
        }
    }

    @Nested
    class OfDialogcards extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new H5pDialogcardsFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("fruit.dialogcards.h5p", h5p("H5P.Dialogcards", "{\"dialogs\":["
                    + cards("{\"text\":\"<p>front #</p>\\n\",\"answer\":\"<p>bäck<br />#</p>\","
                            + "\"tips\":{}}", notes)
                    + "]}"));
        }
    }

    @Test
    void readsFlashcards() {
        ImportResult read = flash.read(h5p("H5P.Flashcards",
                "{\"description\":\"Which one?\",\"cards\":["
                        + "{\"text\":\"Red &lt;fruit&gt; &amp; more\",\"answer\":\"apple|an apple| a\\\\|b \","
                        + "\"image\":{\"path\":\"images\\/i.png\",\"mime\":\"image\\/png\"},"
                        + "\"imageAltText\":\"a fruit\",\"tip\":{\"tip\":\"<p>round<\\/p>\"}},"
                        + "{\"answer\":\"\",\"text\":\"Healthy\",\"tip\":\"old\"}],\"next\":\"Weiter\"}",
                "images/i.png", "images/j.png"));
        Library library = read.library();
        Note note = library.notes().iterator().next();
        assertThat(library.title()).isEqualTo("Fruit & nuts");
        assertThat(library.description()).isEqualTo("Which one?");
        assertThat(library.language()).isEqualTo("en");
        assertThat(library.attributes()).containsEntry("h5p.settings", "{\"next\":\"Weiter\"}")
                .containsEntry("h5p.metadata", "{\"license\":\"CC BY\"}");
        assertThat(note.fields().get(0).plainText()).isEqualTo("Red <fruit> & more");
        assertThat(note.fields().get(0).media()).containsExactly("i.png");
        assertThat(note.fields().get(1)).isEqualTo(Markup.plain("apple"));
        assertThat(note.answerKey("forward").alternatives()).containsExactly("an apple", "a|b");
        assertThat(note.attributes()).containsEntry("h5p.tip", "<p>round</p>");
        assertThat(library.media()).extracting(Media::name).containsExactly("i.png", "j.png");
        assertThat(read.diagnostics()).extracting(Diagnostic::code)
                .containsExactly("missing-answer");
    }

    @Test
    void dialogCardsWithMediaAndTipsSurvive() throws IOException {
        ImportResult read = dialog.read(h5p("H5P.Dialogcards",
                "{\"title\":\"<p>T<\\/p>\",\"mode\":\"normal\","
                        + "\"behaviour\":{\"enableRetry\":true,\"n\":[1,2.5,null]},\"dialogs\":["
                        + "{\"text\":\"<p>One</p>\\n\",\"answer\":\"<p><strong>eins</strong></p>\","
                        + "\"image\":{\"path\":\"images/i.png#tmp\"},\"audio\":[{\"path\":\"audios/a.mp3\","
                        + "\"mime\":\"audio/mpeg\"}],\"tips\":{\"front\":\"f\",\"back\":\"b\"}},"
                        + "{\"text\":\"\",\"answer\":\"<p>a</p>\\n\\n<p>b</p>\",\"image\":"
                        + "{\"path\":\"https://x.org/y.png\"}}]}",
                "images/i.png", "audios/a.mp3"));
        List<Note> notes = List.copyOf(read.library().notes());
        assertThat(notes.get(0).fields().get(0).media()).containsExactly("i.png", "a.mp3");
        assertThat(notes.get(0).fields().get(1).source())
                .isEqualTo("<p><strong>eins</strong></p>");
        assertThat(notes.get(0).attributes()).containsEntry("h5p.tip", "f")
                .containsEntry("h5p.tip-back", "b");
        assertThat(notes.get(1).fields().get(1).plainText()).isEqualTo("a\nb");
        byte[] written = dialog.bytes(read.library(), LearningHistory.empty(), read.media());
        assertThat(dialog.dropped).isEmpty();
        Map<String, String> entries = Zips.texts(written);
        assertThat(entries.keySet()).containsExactly("h5p.json", "content/content.json",
                "content/audios/a.mp3", "content/images/i.png");
        assertThat(entries.get("h5p.json")).contains("\"mainLibrary\":\"H5P.Dialogcards\"",
                "\"title\":\"Fruit &amp; nuts\"", "\"license\":\"CC BY\"",
                "{\"machineName\":\"H5P.Dialogcards\",\"majorVersion\":1,\"minorVersion\":9}");
        assertThat(entries.get("content/content.json")).contains(
                "\"behaviour\":{\"enableRetry\":true,\"n\":[1,2.5,null]}",
                "\"image\":{\"path\":\"images/i.png\"");
        Library again = dialog.read(written).library();
        assertThat(Exchange.content(again)).isEqualTo(Exchange.content(read.library()));
        assertThat(again.attributes()).isEqualTo(read.library().attributes());
    }

    @Test
    void whatHasNoPlaceIsReported() {
        Library library = Library.builder("deck")
                .add(Deck.builder("d", "deck").build())
                .add(Note.builder("n", NoteType.basic(), "d")
                        .field(MarkupParser
                                .html("<u>x</u><img src=\"a.png\"><img src=\"b.png\">"))
                        .field(MarkupParser.html("<img src=\"c.png\">y"))
                        .build())
                .build();
        bytes(dialog, library);
        assertThat(dialog.dropped).extracting(Diagnostic::message)
                .anyMatch(message -> message.contains("'b.png'"))
                .anyMatch(message -> message.contains("'c.png'"))
                .anyMatch(message -> message.contains("no other HTML"));
        assertThat(Zips.texts(bytes(flash, library)).get("content/content.json"))
                .contains("\"text\":\"x\"", "images/a.png");
        assertThat(flash.dropped).extracting(Diagnostic::message)
                .anyMatch(message -> message.contains("plain text is written"));
    }

    @Test
    void theVersionOfTheLibraryCanBeChosen() {
        Library library = Library.builder("deck").deck("deck").card("a", "b").build();
        Exchange old = new Exchange(new H5pFlashcardsFormat()).with("library-version", "1.4");
        assertThat(Zips.texts(bytes(old, library)).get("h5p.json"))
                .contains("\"H5P.Flashcards\",\"majorVersion\":1,\"minorVersion\":4");
        Options wrong = Options.none().with("library-version", "one");
        assertThatThrownBy(() -> new H5pFlashcardsFormat().writer(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("library-version");
    }

    @Test
    void badJsonNamesItsPlace() {
        byte[] broken = h5p("H5P.Flashcards", "{\"cards\":[\n{\"text\":}]}");
        assertThatThrownBy(() -> flash.read(broken)).isInstanceOf(FormatException.class)
                .hasMessageContainingAll("content/content.json", "line 2", "JSON");
        byte[] deep = h5p("H5P.Flashcards", "{\"cards\":[{\"x\":" + "[".repeat(100) + "]}");
        assertThatThrownBy(() -> flash.read(deep)).isInstanceOf(FormatException.class)
                .hasMessageContaining("64 levels");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsWrittenIsReadAgain(long seed) {
        Library typed = Exchange.random(seed, new Shape(true, false, false, true, false, false));
        byte[] bytes = bytes(flash, typed);
        assertThat(flash.dropped).as("seed %d", seed).isEmpty();
        Library again = flash.read(bytes).library();
        assertThat(Exchange.content(again)).as("seed %d", seed).isEqualTo(Exchange.content(typed));
        assertThat(bytes(flash, again)).as("seed %d", seed).isEqualTo(bytes);
        Library turned = Exchange.random(seed, new Shape(true, false, false, false, false, false));
        assertThat(Exchange.content(dialog.read(bytes(dialog, turned)).library()))
                .as("seed %d", seed)
                .isEqualTo(Exchange.content(turned));
        assertThat(dialog.dropped).as("seed %d", seed).isEmpty();
    }

    @Test
    void eachIsRecognisedByItsLibrary() throws IOException {
        DeckFormats formats = DeckFormats.installed();
        assertThat(formats.detect(DeckSource.of("x.h5p", h5p("H5P.Flashcards", "{}"))).id())
                .isEqualTo("h5p-flashcards");
        assertThat(formats.detect(DeckSource.of("x.zip", h5p("H5P.Dialogcards", "{}"))).id())
                .isEqualTo("h5p-dialogcards");
    }
}
