package dev.cardstock.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.formats.csv.CsvFormat;
import dev.cardstock.formats.csv.TsvFormat;
import dev.cardstock.formats.json.JsonFormat;
import dev.cardstock.formats.page.StudyPageFormat;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeckFormatContractTest {
    private static String lines(int notes, IntFunction<String> line) {
        return IntStream.range(0, notes).mapToObj(line).collect(Collectors.joining("\n"));
    }

    @Nested
    class OfJson extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new JsonFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("words.json", """
                    {"format": "cardstock", "version": 1, "title": "Words",
                     "options": [{"id": "o", "name": "Slow", "newPerDay": 5}],
                     "decks": [{"id": "e", "name": "More", "parent": "d"},
                               {"id": "d", "name": "Words", "options": "o"}],
                     "notes": [
                    """
                    + lines(notes, i -> (i == 0 ? "" : ",") + "{\"id\": \"n" + i
                            + "\", \"type\": \"basic\", \"deck\": \"" + (i % 2 == 0 ? "d" : "e")
                            + "\", \"fields\": {\"Front\": \"front " + i
                            + "\", \"Back\": \"bäck\\n" + i + "\"}}")
                    + "]}");
        }

        @Override
        protected List<DeckSource> unsuitable() {
            return List.of(DeckSource.of("a.json", ""), DeckSource.of("b.json", "{}"),
                    DeckSource.of("c.json", "[".repeat(10_000)),
                    DeckSource.of("d.json", "{\"format\":\"cardstock\",\"version\":1} {}"),
                    DeckSource.of("e.json", "{\"format\":\"cardstock\",\"version\":1" + "0".repeat(
                            30) + "}"));
        }
    }

    @Test
    void aDocumentThatIsTooDeepNamesTheLimit() {
        String deep = "{\"format\":\"cardstock\",\"version\":1,\"notes\":[{\"id\":"
                + "[".repeat(100);
        assertThatThrownBy(() -> DeckFormats.of(List.of(new JsonFormat()))
                .read(DeckSource.of("deep.json", deep), ImportSettings.defaults()))
                .isInstanceOfSatisfying(LimitExceededException.class,
                        e -> assertThat(e.limit()).isEqualTo("maxDepth"))
                .hasMessageStartingWith("deep.json: something lies more than 64 levels");
    }

    @Nested
    class OfCsv extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new CsvFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("words.csv", "Front,Back,Tags,Deck\r\n"
                    + lines(notes, i -> "front " + i + ",\"back, \"\"quoted\"\"\n" + i + "\",a b,"
                            + "Words::Part " + i % 3 + "\r"));
        }

        @Override
        protected List<DeckSource> unsuitable() {
            return List.of(DeckSource.of("a.csv", ""), DeckSource.of("b.csv", "\n \n"));
        }
    }

    @Nested
    class OfTsv extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new TsvFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("words.tsv", lines(notes, i -> "front " + i + "\tbäck " + i));
        }
    }

    @Nested
    class OfStudyPage extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new StudyPageFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("page.txt",
                    notes + "/" + notes + "\nFoundation\n" + lines(notes, i -> (i == 5
                            ? "Second part\n"
                            : "") + "What is number " + i + "?\nThe number that follows "
                            + (i - 1) + "."));
        }

        @Override
        protected List<DeckSource> unsuitable() {
            return List.of(DeckSource.of("a.txt", ""),
                    DeckSource.of("b.txt", "Nothing is asked here.\n"));
        }
    }
}
