package dev.cardstock.formats.anki;

import static java.util.Objects.requireNonNull;

import dev.cardstock.Location;
import dev.cardstock.Options;
import dev.cardstock.deck.Library;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckMerge;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.exchange.LibraryContent;
import dev.cardstock.exchange.MergeReport;
import dev.cardstock.exchange.MergeResult;
import dev.cardstock.exchange.MergeRules;
import dev.cardstock.formats.anki.collection.AnkiJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes Anki's packages and collections in place, and says how two of them merge.
 *
 * {@snippet class = "dev.cardstock.formats.anki.Snippets" region = "update"}
 */
public final class AnkiPackages {
    private static final MergeRules RULES = new AnkiMergeRules();

    private AnkiPackages() {}

    /**
     * What Anki's attributes say of notes and note types: when they were changed, and what of them
     * belongs to one collection only. For merging libraries that were read from packages.
     *
     * @return the rules
     */
    public static MergeRules mergeRules() {
        return RULES;
    }

    /**
     * Merges a library into a package or collection, within the default limits.
     *
     * @param file the package or collection, which must be there
     * @param incoming what is added to it and updates it
     * @param now when what changes counts as changed
     * @return what became of each incoming note
     * @throws FormatException if the file is not sound, or is a collection that Anki has open
     * @throws IOException if it cannot be read or written; it is then as it was before
     */
    public static MergeReport update(Path file, LibraryContent incoming, Instant now)
            throws IOException {
        return update(file, incoming, DeckMerge.builder().rules(RULES).build(),
                ImportLimits.defaults(), now);
    }

    /**
     * Merges a library into a package or collection. What is there and not updated stays as it is, with
     * ids, schedules, reviews, media and what only Anki knows; so does the version of a package. A
     * collection has schema 11 afterwards. The file is replaced in one step when all is written, and
     * left alone if anything fails.
     *
     * @param file the package or collection, which must be there; for a collection, Anki must be closed
     * @param incoming what is added to it and updates it
     * @param merge how; as a rule with {@link #mergeRules()}
     * @param limits how much is taken of the file
     * @param now when what changes counts as changed, from 2006 on
     * @return what became of each incoming note
     * @throws FormatException if the file is not sound, or is a collection that Anki has open
     * @throws IOException if it cannot be read or written; it is then as it was before
     */
    public static MergeReport update(Path file, LibraryContent incoming, DeckMerge merge,
            ImportLimits limits, Instant now) throws IOException {
        requireNonNull(incoming, "incoming");
        requireNonNull(now, "now");
        checkClosed(file);
        RowKeepingFormat format = new RowKeepingFormat();
        DeckFormats formats = DeckFormats.of(List.of(format));
        ImportSettings settings = ImportSettings.defaults().format(format.id()).limits(limits);
        try (ImportResult read = formats.read(DeckSource.of(file), settings)) {
            MergeResult merged = merge.merge(LibraryContent.of(read), incoming);
            LibraryContent content = merged.content();
            Options options = Options.none()
                    .with("package", format.version())
                    .with("time", now.toString());
            formats.write(changed(content.library(), now), content.history(), content.media(),
                    DeckTarget.of(file),
                    ExportSettings.defaults().format(format.id()).options(options));
            return merged.report();
        }
    }

    private static void checkClosed(Path file) throws IOException {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        if (Files.exists(log) && Files.size(log) > 0) {
            throw new FormatException("Anki has not closed this collection",
                    Location.of(file.toString()), "close Anki first");
        }
    }

    /** The collection's time of change, by which Anki sees that there is something to send. */
    private static Library changed(Library library, Instant now) {
        ObjectNode kept = AnkiJson.kept(library.attributes().get(AnkiAttributes.COLLECTION));
        kept.put("mod", now.toEpochMilli());
        return library.toBuilder()
                .attribute(AnkiAttributes.COLLECTION, AnkiJson.text(kept))
                .build();
    }
}
