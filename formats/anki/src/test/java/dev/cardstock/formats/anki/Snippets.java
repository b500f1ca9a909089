package dev.cardstock.formats.anki;

import dev.cardstock.Options;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.ImportResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** The examples of the README. */
final class Snippets {
    private Snippets() {}

    static void anki(Instant now) throws IOException {
        // @start region="anki"
        DeckFormats formats = DeckFormats.installed();
        try (ImportResult read = formats.read(Path.of("french.apkg"))) {
            Options options = Options.none().with("package", "legacy").with("time", now.toString());
            formats.write(read.library(), read.history(), read.media(),
                    DeckTarget.of(Path.of("french-new.apkg")),
                    ExportSettings.defaults().options(options));
        }
        // @end
    }
}
