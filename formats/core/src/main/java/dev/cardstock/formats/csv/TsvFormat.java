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
 * Tab-separated values, a note in each row: as {@link CsvFormat}, with tabs between the cells. A cell that
 * holds a tab, a line end or a quote stands in quotes.
 */
public final class TsvFormat implements DeckFormat {
    /** Makes the format. */
    public TsvFormat() {}

    @Override
    public String id() {
        return "tsv";
    }

    @Override
    public String description() {
        return "Tab-separated values: a note in each row";
    }

    @Override
    public List<String> extensions() {
        return List.of("tsv", "tab");
    }

    @Override
    public Set<Capability> carries() {
        return TableFormat.CARRIES;
    }

    @Override
    public Match match(Sample sample) {
        return TableFormat.match(sample, true);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        return TableFormat.reader(options, extensions());
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        return TableFormat.writer(options, '\t');
    }
}
