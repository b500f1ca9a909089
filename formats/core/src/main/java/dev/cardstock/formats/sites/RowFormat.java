package dev.cardstock.formats.sites;

import dev.cardstock.Options;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.csv.TsvFormat;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows without quotes, as they are pasted into the import forms of sites. */
abstract class RowFormat implements DeckFormat {
    /** Front, back and a hint, which is not asked for. */
    static final NoteType WITH_HINT = NoteType.custom("cram-hint", "Front, back and hint",
            List.of("Front", "Back", "Hint"),
            List.of(CardTemplate.plain("forward", "Forward", "{{Front}}", "{{Back}}")));

    /**
     * How rows are read.
     *
     * @param cell what stands between front and back, empty to find it
     * @param row what stands between rows, empty to find it
     */
    record Reading(String cell, String row, @Nullable Charset encoding, String namespace) {}

    private final String id;
    private final String description;
    private final boolean hints;

    RowFormat(String id, String description, boolean hints) {
        this.id = id;
        this.description = description;
        this.hints = hints;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String description() {
        return description;
    }

    @Override
    public final List<String> extensions() {
        return List.of(id + ".txt");
    }

    /** Whether a third column is a hint. */
    final boolean hasHints() {
        return hints;
    }

    /** Nothing tells it from other tables with tabs, so it always comes after them. */
    @Override
    public final Match match(Sample sample) {
        return new TsvFormat().match(sample) == Match.LIKELY ? Match.POSSIBLE : Match.NO;
    }

    @Override
    public final Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String cell = separator(settings, "separator", "");
        String row = separator(settings, "row-separator", "");
        List<Charset> encoding = settings.parsed("encoding", List.of(),
                "an encoding such as UTF-8 or windows-1252",
                text -> List.of(Charset.forName(text)));
        String namespace = settings.text("namespace").orElse(id);
        settings.finish();
        return Optional.of(new RowReader(this, new Reading(cell, row,
                encoding.isEmpty() ? null : encoding.get(0), namespace)));
    }

    @Override
    public final Optional<DeckWriter> writer(Options options) {
        Options.Reader settings = options.reader();
        String cell = separator(settings, "separator", "\t");
        String row = separator(settings, "row-separator", "\n");
        settings.finish();
        if (cell.isEmpty() || row.isEmpty() || cell.contains(row) || row.contains(cell)) {
            throw new IllegalArgumentException(
                    "separator and row-separator must differ and must not be auto");
        }
        return Optional.of((target, dropped) -> new RowOutput(target, dropped, this, cell, row));
    }

    private static String separator(Options.Reader settings, String name, String usual) {
        return settings.text(name).map(text -> switch (text) {
            case "auto" -> "";
            case "tab" -> "\t";
            case "comma" -> ",";
            case "semicolon" -> ";";
            case "dash" -> " - ";
            case "newline" -> "\n";
            case "blank-line" -> "\n\n";
            default -> text;
        }).orElse(usual);
    }
}
