package dev.cardstock.formats.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.cardstock.Options;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.text.TextOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Comma-separated values of two columns. */
abstract class PairFormat implements DeckFormat {
    private final String id;
    private final String description;
    private final Map<String, String> usual;
    private final List<String> header;

    PairFormat(String id, String description, Map<String, String> usual, List<String> header) {
        this.id = id;
        this.description = description;
        this.usual = usual;
        this.header = header;
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
        return List.of(id + ".csv");
    }

    /** Nothing tells it from other tables, so it always comes after them. */
    @Override
    public final Match match(Sample sample) {
        return new CsvFormat().match(sample) == Match.LIKELY ? Match.POSSIBLE : Match.NO;
    }

    @Override
    public final Optional<DeckReader> reader(Options options) {
        Options all = Options.of(usual).with("namespace", id);
        for (Map.Entry<String, String> option : options.asMap().entrySet()) {
            all = all.with(option.getKey(), option.getValue());
        }
        return TableFormat.reader(all, extensions());
    }

    @Override
    public final Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of((target, dropped) -> new Output(target, dropped, this));
    }

    private static final class Output extends TextOutput {
        private final CsvWriter rows;

        Output(DeckTarget target, Consumer<Diagnostic> dropped, PairFormat format)
                throws IOException {
            super(target, dropped, format);
            rows = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
            if (!format.header.isEmpty()) {
                write(format.header);
            }
        }

        @Override
        protected void entry(Entry entry) throws IOException {
            if (text(entry.front()).isBlank() && text(entry.back()).isBlank()) {
                report("empty", "a note without front and back is left out", entry.id());
                return;
            }
            write(List.of(clean(text(entry.front()), entry.id()),
                    clean(text(entry.back()), entry.id())));
        }

        private void write(List<String> cells) throws IOException {
            try {
                rows.writeRecord(cells);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        @Override
        protected void end() throws IOException {
            try {
                rows.flush();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }
}
