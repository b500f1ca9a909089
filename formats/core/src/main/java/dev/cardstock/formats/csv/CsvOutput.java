package dev.cardstock.formats.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.csv.TableOptions.LineEnds;
import dev.cardstock.formats.table.TableOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;

/** Writes rows as text. */
final class CsvOutput extends TableOutput {
    private final CsvWriter rows;

    CsvOutput(DeckTarget target, Consumer<Diagnostic> dropped, TableOptions.Writing options)
            throws IOException {
        super(target, dropped);
        Writer text = new OutputStreamWriter(stream(), UTF_8);
        if (options.bom()) {
            text.write('\ufeff');
        }
        rows = CsvWriter.builder()
                .fieldSeparator(options.separator())
                .quoteCharacter(options.quote())
                .lineDelimiter(options.lineEnds() == LineEnds.LF
                        ? LineDelimiter.LF
                        : LineDelimiter.CRLF)
                .build(text);
    }

    @Override
    protected void row(List<String> cells) throws IOException {
        try {
            rows.writeRecord(cells);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    protected void complete() throws IOException {
        try {
            rows.close();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
