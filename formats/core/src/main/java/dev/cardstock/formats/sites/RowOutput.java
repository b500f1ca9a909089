package dev.cardstock.formats.sites;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.text.TextOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Writes rows without quotes. */
final class RowOutput extends TextOutput {
    private final RowFormat format;
    private final String cell;
    private final String row;

    RowOutput(DeckTarget target, Consumer<Diagnostic> dropped, RowFormat format, String cell,
            String row) throws IOException {
        super(target, dropped, format);
        this.format = format;
        this.cell = cell;
        this.row = row;
    }

    @Override
    protected boolean keepsType(NoteType type) {
        return super.keepsType(type) || format.hasHints() && type.equals(RowFormat.WITH_HINT);
    }

    @Override
    protected boolean special(Note note, NoteType type, List<String> path) throws IOException {
        if (!format.hasHints() || !type.equals(RowFormat.WITH_HINT)) {
            return false;
        }
        write(note.id(), note.fields());
        return true;
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        write(entry.id(), List.of(entry.front(), entry.back()));
    }

    private void write(String item, List<Markup> fields) throws IOException {
        if (fields.stream().allMatch(field -> text(field).isBlank())) {
            report("empty", "a note without front and back is left out", item);
            return;
        }
        for (int i = 0; i < fields.size(); i++) {
            String text = clean(text(fields.get(i)), item);
            text = without(text, row, row.equals("\n") ? "line ends" : "'" + row + "'", item);
            text = without(text, cell, cell.equals("\t") ? "tabs" : "'" + cell + "'", item);
            out.write(i == 0 ? "" : cell);
            out.write(text.strip());
        }
        out.write(row);
    }
}
