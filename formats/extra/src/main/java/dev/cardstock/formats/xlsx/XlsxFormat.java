package dev.cardstock.formats.xlsx;

import dev.cardstock.Options;
import dev.cardstock.deck.Markup;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.table.NoteRows;
import dev.cardstock.formats.zip.ZipArchive;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Excel workbooks (Office Open XML, ECMA-376 part 1, section 18): a note in each row of a sheet. The
 * columns are named and understood as those of CSV are, so that a sheet and the same sheet saved as CSV
 * give the same notes with the same ids.
 *
 * <p>Cells are read as text: numbers without their format, dates as {@code 2024-08-16} and times as
 * {@code 14:30:00}, truth values as {@code TRUE} and {@code FALSE}, formulas as what they gave last, rich
 * text without its styles. A cell that is merged with those below it counts for each of their rows. Cells
 * that hold an error such as {@code #N/A} are empty and reported. One sheet is read; of others it is said
 * that they are not.
 *
 * <p>Options for reading: {@code sheet} (its name; the first one that is not hidden if it is missing),
 * {@code header} (auto, present, absent), {@code columns} (such as {@code front,back,-,tags}),
 * {@code markup} (plain, html, markdown) and {@code namespace}, from which the ids of notes without one are
 * derived. What is written is a sheet with a header whose cells are all text, so that nothing is computed
 * or taken for a date. Stateless and thread-safe.
 */
public final class XlsxFormat implements DeckFormat {
    /** Makes the format; it has no state. */
    public XlsxFormat() {}

    @Override
    public String id() {
        return "xlsx";
    }

    @Override
    public String description() {
        return "Excel workbook: a note in each row of a sheet";
    }

    @Override
    public List<String> extensions() {
        return List.of("xlsx", "xlsm");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.NESTED_DECKS, Capability.TAGS, Capability.NOTE_IDS,
                Capability.REVERSED_NOTES, Capability.CLOZE_NOTES, Capability.IMAGE_OCCLUSION);
    }

    @Override
    public Match match(Sample sample) {
        List<String> names = ZipArchive.names(sample);
        if (names.contains("xl/workbook.xml")) {
            return Match.CERTAIN;
        }
        return names.stream().anyMatch(name -> name.startsWith("xl/")) ? Match.LIKELY : Match.NO;
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String sheet = settings.text("sheet").orElse("");
        NoteRows.Settings rows = new NoteRows.Settings(
                settings.choice("header", NoteRows.Header.AUTO),
                settings.parsed("columns", List.of(), NoteRows.Settings.COLUMNS_EXPECTED,
                        NoteRows.Settings::columns),
                settings.choice("markup", Markup.Kind.PLAIN),
                settings.text("namespace").orElse("csv"));
        settings.finish();
        return Optional.of(new XlsxReader(sheet, rows));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of(XlsxOutput::new);
    }
}
