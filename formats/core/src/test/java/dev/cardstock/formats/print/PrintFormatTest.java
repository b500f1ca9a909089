package dev.cardstock.formats.print;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.formats.Exchange;
import dev.cardstock.formats.markup.MarkupParser;
import dev.cardstock.review.LearningHistory;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PrintFormatTest {
    private final Exchange print = new Exchange(new PrintFormat());

    @Nested
    class Contract extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new PrintFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("deck.print.html", "");
        }
    }

    private static Library numbers(int count) {
        Library.Builder library = Library.builder("deck").deck("deck");
        IntStream.rangeClosed(1, count).forEach(i -> library.card("f" + i, "b" + i));
        return library.build();
    }

    private static List<List<String>> pages(String html) {
        return Jsoup.parse(html)
                .select(".page")
                .stream()
                .map(page -> page.children()
                        .stream()
                        .map(card -> card.select("div[dir]").text())
                        .toList())
                .toList();
    }

    @Test
    void backsLieBehindTheirFronts() {
        print.with("columns", "3").with("rows", "2");
        assertThat(pages(print.write(numbers(8)))).containsExactly(
                List.of("f1", "f2", "f3", "f4", "f5", "f6"),
                List.of("b3", "b2", "b1", "b6", "b5", "b4"),
                List.of("f7", "f8", "", "", "", ""), List.of("", "b8", "b7", "", "", ""));
        print.with("duplex", "short-edge");
        assertThat(pages(print.write(numbers(4)))).containsExactly(
                List.of("f1", "f2", "f3", "f4", "", ""), List.of("b4", "", "", "b1", "b2", "b3"));
        assertThat(print.dropped).isEmpty();
    }

    @Test
    void paperColumnsAndLayoutAreChosen() {
        assertThat(print.write(numbers(1))).contains("size: 210mm 297mm", "repeat(2, 1fr)");
        assertThat(print.with("paper", "letter").write(numbers(1)))
                .contains("size: 215.9mm 279.4mm");
        assertThat(print.with("layout", "list").write(numbers(1))).contains("columns: 1",
                "<h2 dir=\"auto\">deck</h2>");
        assertThatThrownBy(() -> print.with("columns", "0").write(numbers(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("columns");
    }

    private static Library rich() {
        return Library.builder("rich")
                .title("Birds & <bees>")
                .language("de")
                .add(Deck.builder("d", "A & B").description("All").language("he").build())
                .add(Deck.builder("e", "C").parent("d").build())
                .add(new Media("a b.png", 3, null))
                .add(Note.builder("n", NoteType.basic(), "d")
                        .field(MarkupParser
                                .html("<b onclick=\"x()\">שלום</b><script>alert(1)</script>"
                                        + "<img src=\"a b.png\"><img src=\"http://x.org/y.png\">"))
                        .field(MarkupParser.html("<audio src=\"s.mp3\"></audio>"
                                + "<a href=\"http://x.org\">link</a><img src=\"gone.gif\">"))
                        .tags("t<1>")
                        .build())
                .add(Note.builder("m", NoteType.cloze(), "e")
                        .field(MarkupParser.markdown("**{{c1::one}}** and {{c2::two}}"))
                        .fields("")
                        .build())
                .build();
    }

    @Test
    void contentIsSafeAndInTheFile() {
        byte[] picture = new byte[100_000];
        new Random(1).nextBytes(picture);
        for (String layout : List.of("cards", "list")) {
            print.with("layout", layout);
            String html = new String(print.bytes(rich(), LearningHistory.empty(),
                    MediaSource.of(Map.of("a b.png", picture))), UTF_8);
            Document page = Jsoup.parse(html);
            assertThat(page.title()).isEqualTo("Birds & <bees>");
            assertThat(page.select("html").attr("lang")).isEqualTo("de");
            assertThat(page.select("script, [onclick], a[href], link, iframe")).isEmpty();
            assertThat(page.select("[lang=he]")).isNotEmpty();
            List<String> sources = page.select("img").stream().map(img -> img.attr("src")).toList();
            assertThat(sources).containsExactly(
                    "data:image/png;base64," + Base64.getEncoder().encodeToString(picture),
                    "data:image/gif;base64,");
            assertThat(page.text()).contains("[s.mp3]", "link", "t<1>", "A & B › C",
                    "[...] and two");
            assertThat(page.select("div[dir=auto]")).isNotEmpty();
            assertThat(page.select("strong").stream().map(Element::text)).contains("[...]");
            assertThat(print.dropped).anyMatch(found -> found.message().contains("gone.gif"))
                    .anyMatch(found -> found.message().contains("sounds"));
        }
    }

    @Test
    void aSheetIsRecognisedAndNotRead() {
        DeckSource sheet = DeckSource.of("x.html", print.write(numbers(1)));
        assertThatThrownBy(() -> DeckFormats.installed()
                .read(sheet, dev.cardstock.exchange.ImportSettings.defaults()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("can only be written");
    }
}
