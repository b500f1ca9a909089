package dev.cardstock.formats.print;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes a page of fronts and the page of their backs whenever a page is full. */
final class CardsOutput extends PrintOutput {
    private static final int LONG = 150;
    private static final int LONGER = 450;

    private final List<String> fronts = new ArrayList<>();
    private final List<String> backs = new ArrayList<>();

    CardsOutput(DeckTarget target, Consumer<Diagnostic> dropped, DeckFormat format, Sheet sheet)
            throws IOException {
        super(target, dropped, format, sheet);
    }

    @Override
    protected void card(Note note, List<String> path, Markup front, Markup back)
            throws IOException {
        String language = language(note);
        fronts.add(card(side(front, note.id()), front.plainText().length(), language,
                String.join(" › ", path)));
        backs.add(card(side(back, note.id()), back.plainText().length(), language,
                String.join(" ", note.tags())));
        if (fronts.size() == sheet.cards()) {
            page();
        }
    }

    private static String card(String content, int length, String language, String remark) {
        String size = length > LONGER ? " longer" : length > LONG ? " long" : "";
        return "<div class=\"card" + size + "\"" + language + "><div dir=\"auto\">" + content
                + "</div>" + (remark.isEmpty()
                        ? ""
                        : "<small dir=\"auto\">" + escaped(remark) + "</small>")
                + "</div>\n";
    }

    private void page() throws IOException {
        write("<section class=\"page\">\n");
        for (int i = 0; i < sheet.cards(); i++) {
            write(i < fronts.size() ? fronts.get(i) : "<div></div>\n");
        }
        write("</section>\n<section class=\"page\">\n");
        for (int i = 0; i < sheet.cards(); i++) {
            int front = sheet.frontBehind(i);
            write(front < backs.size() ? backs.get(front) : "<div></div>\n");
        }
        write("</section>\n");
        fronts.clear();
        backs.clear();
    }

    @Override
    protected void complete() throws IOException {
        if (!fronts.isEmpty()) {
            page();
        }
    }
}
