package dev.cardstock.formats.mnemosyne;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.mnemosyne.facts.Vocabulary;
import dev.cardstock.formats.text.HtmlField;
import dev.cardstock.formats.text.TextOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Writes notes as lines. */
final class MnemosyneTsvOutput extends TextOutput {
    MnemosyneTsvOutput(DeckTarget target, Consumer<Diagnostic> dropped, MnemosyneTsvFormat format)
            throws IOException {
        super(target, dropped, format);
    }

    @Override
    protected boolean keepsType(NoteType type) {
        return super.keepsType(type) || type.equals(Vocabulary.TYPE);
    }

    @Override
    protected boolean special(Note note, NoteType type, List<String> path) throws IOException {
        if (!type.equals(Vocabulary.TYPE) || note.fields().size() < 3) {
            return false;
        }
        boolean notes = note.fields().size() > 3 && !note.fields().get(3).isBlank();
        row(note.id(), note.fields().subList(0, notes ? 4 : 3));
        return true;
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        row(entry.id(), List.of(entry.front(), entry.back()));
    }

    private void row(String id, List<Markup> fields) throws IOException {
        for (int i = 0; i < fields.size(); i++) {
            Markup field = fields.get(i);
            String text = clean(text(field), id);
            String html = field.kind() == Markup.Kind.HTML
                    ? text.replace("&#", "&#38;#")
                    : HtmlField.html(text);
            out.write(i == 0 ? "" : "\t");
            out.write(html.isEmpty()
                    ? "<br>"
                    : html.replace("\t", "&#9;")
                            .replace("\n", "&#10;")
                            .replace("\u000b", "&#11;")
                            .replace("\f", "&#12;"));
        }
        out.write("\n");
    }
}
