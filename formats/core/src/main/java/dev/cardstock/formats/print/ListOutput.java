package dev.cardstock.formats.print;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Writes questions beside their answers, under the names of decks. */
final class ListOutput extends PrintOutput {
    private List<String> path = List.of();

    ListOutput(DeckTarget target, Consumer<Diagnostic> dropped, DeckFormat format, Sheet sheet)
            throws IOException {
        super(target, dropped, format, sheet);
    }

    @Override
    protected void card(Note note, List<String> deck, Markup front, Markup back)
            throws IOException {
        if (!deck.equals(path)) {
            write(path.isEmpty() ? "<main>\n" : "");
            path = deck;
            String description = description(note);
            write("<h2 dir=\"auto\">" + escaped(String.join(" › ", path)) + "</h2>\n"
                    + (description.isEmpty()
                            ? ""
                            : "<p dir=\"auto\">" + escaped(description) + "</p>\n"));
        }
        String tags = String.join(" ", note.tags());
        write("<div class=\"row\"" + language(note) + "><div dir=\"auto\">"
                + side(front, note.id()) + "</div><div dir=\"auto\">"
                + side(back, note.id())
                + (tags.isEmpty() ? "" : " <small>" + escaped(tags) + "</small>")
                + "</div></div>\n");
    }

    @Override
    protected void complete() throws IOException {
        write(path.isEmpty() ? "" : "</main>\n");
    }
}
