package dev.cardstock.formats.csv;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Comma-separated values as RFC 4180 has them, a note in each row.
 *
 * <p>The columns are named by a header, if there is one: fields ({@code Front}, {@code Back}, also
 * {@code Question}, {@code Answer}, {@code Term}, {@code Definition}, {@code Word} …), {@code Tags},
 * {@code Deck} (or {@code Section}), {@code Type} (the id of a built-in note type) and {@code Id}. Other
 * columns are further fields; a name after {@code Field: } is one in any case. Tags have blanks between
 * them, or commas or semicolons; a tag that holds one of these stands in quotes of its own. A deck is the
 * path of its names with {@code ::} between them; in a name {@code \:} is a colon, {@code \\} a backslash
 * and {@code \} before a blank keeps it.
 *
 * <p>A note without an id gets one that is derived from the option {@code namespace}, its deck and its
 * front, so the same file gives the same ids. Two rows with one id are refused; ids are compared by 64-bit
 * hashes, so that a million rows need little memory.
 *
 * <p>Lines such as {@code #separator:tab} before the first row are understood as those of
 * {@link AnkiTextFormat}, which such a file is.
 *
 * <p>Where tabs stand between cells and quotes do not enclose whole cells, quotes are text like any other.
 *
 * <p>Options for reading: {@code separator} (auto, comma, semicolon, tab, pipe or a character),
 * {@code quote} (a character or none), {@code header} (auto, present, absent), {@code encoding},
 * {@code columns} (such as {@code front,back,-,tags}), {@code markup} (plain, html, markdown) and
 * {@code namespace}. For writing: {@code separator}, {@code quote}, {@code line-ends} (crlf, lf) and
 * {@code bom} (true, false). Cells are written as they are, also those that a spreadsheet would compute.
 */
public final class CsvFormat implements DeckFormat {
    /** Makes the format. */
    public CsvFormat() {}

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public String description() {
        return "Comma-separated values: a note in each row";
    }

    @Override
    public List<String> extensions() {
        return List.of("csv");
    }

    @Override
    public Set<Capability> carries() {
        return TableFormat.CARRIES;
    }

    @Override
    public Match match(Sample sample) {
        return TableFormat.match(sample, false);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        return TableFormat.reader(options, extensions());
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        return TableFormat.writer(options, ',');
    }
}
