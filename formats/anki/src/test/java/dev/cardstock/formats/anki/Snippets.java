package dev.cardstock.formats.anki;

import dev.cardstock.Options;
import dev.cardstock.deck.Library;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckMerge;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.LibraryContent;
import dev.cardstock.exchange.MergeReport;
import dev.cardstock.exchange.MergeResult;
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

    static MergeReport update(Library secondEdition, Instant now) throws IOException {
        // @start region="update"
        MergeReport report = AnkiPackages.update(Path.of("french.apkg"),
                LibraryContent.of(secondEdition), now);
        // @end
        return report;
    }

    static MergeReport merge() throws IOException {
        // @start region="merge"
        DeckFormats formats = DeckFormats.installed();
        DeckMerge merge = DeckMerge.builder().rules(AnkiPackages.mergeRules()).build();
        try (ImportResult mine = formats.read(Path.of("mine.apkg"));
                ImportResult theirs = formats.read(Path.of("theirs.apkg"))) {
            MergeResult merged = merge.merge(LibraryContent.of(mine), LibraryContent.of(theirs));
            LibraryContent both = merged.content();
            formats.write(both.library(), both.history(), both.media(),
                    DeckTarget.of(Path.of("both.apkg")), ExportSettings.defaults());
            return merged.report(); // new, updated, unchanged, kept, conflicting, duplicates
        }
        // @end
    }
}
