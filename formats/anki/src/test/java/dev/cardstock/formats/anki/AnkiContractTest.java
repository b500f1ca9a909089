package dev.cardstock.formats.anki;

import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class AnkiContractTest {
    private static final Map<String, byte[]> MEDIA = Map.of("a.png", new byte[]{1, 2, 3});

    @Nested
    class OfLegacyPackages extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new AnkiFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return Fixture.source(Fixture.legacy(Fixture.schema11(notes), MEDIA));
        }

        @Override
        protected List<DeckSource> unsuitable() {
            return List.of(DeckSource.of("a.apkg", ""),
                    DeckSource.of("b.apkg", Fixture.zip(Map.of("x", new byte[3]), false)),
                    DeckSource.of("c.anki2", Fixture.database("CREATE TABLE t (a)", sql -> {})),
                    DeckSource.of("d.anki2", "SQLite format 3\0"),
                    DeckSource.of("e.anki2", "SQLite format 3\0" + "x".repeat(2000)));
        }
    }

    @Nested
    class OfModernPackages extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new AnkiFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("words.apkg",
                    Fixture.zip(Fixture.latest(NewFixture.schema18(notes), MEDIA), true));
        }
    }
}
