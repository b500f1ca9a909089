package dev.cardstock.formats.mnemosyne;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.mnemosyne.facts.Vocabulary;
import dev.cardstock.formats.text.DeckPath;
import dev.cardstock.formats.text.HtmlField;
import dev.cardstock.formats.text.TextOutput;
import dev.cardstock.formats.text.XmlText;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Writes items, and each category before its first item. */
final class MnemosyneXmlOutput extends TextOutput {
    private final Set<String> categories = new HashSet<>();

    MnemosyneXmlOutput(DeckTarget target, Consumer<Diagnostic> dropped, MnemosyneXmlFormat format)
            throws IOException {
        super(target, dropped, format);
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mnemosyne core_version=\"1\">\n");
    }

    @Override
    protected boolean keepsType(NoteType type) {
        return super.keepsType(type) || type.equals(Vocabulary.TYPE);
    }

    @Override
    protected boolean special(Note note, NoteType type, List<String> path) throws IOException {
        List<Markup> fields = note.fields();
        if (type.equals(NoteType.basicReversed()) && fields.size() == 2) {
            String front = html(fields.get(0), note.id());
            String back = html(fields.get(1), note.id());
            item(note.id(), path, front, back);
            item(note.id() + ".inv", path, back, front);
            return true;
        }
        if (!type.equals(Vocabulary.TYPE) || fields.size() < 3) {
            return false;
        }
        if (fields.size() > 3 && !fields.get(3).isBlank()) {
            report("notes", "Mnemosyne's XML cannot hold the notes of a card with three sides",
                    note.id());
        }
        String foreign = html(fields.get(0), note.id());
        String pronunciation = html(fields.get(1), note.id());
        String meaning = html(fields.get(2), note.id());
        item(note.id(), path, foreign, joined(pronunciation, meaning));
        item(note.id() + ".tr.1", path, meaning, joined(foreign, pronunciation));
        return true;
    }

    private static String joined(String first, String second) {
        return first.isEmpty() ? second : second.isEmpty() ? first : first + "\n" + second;
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        item(entry.id(), entry.path(), html(entry.front(), entry.id()),
                html(entry.back(), entry.id()));
    }

    /** HTML in which a line end is a break, as Mnemosyne shows it. */
    private String html(Markup content, String id) {
        String text = valid(clean(text(content), id), id);
        return content.kind() == Markup.Kind.HTML
                ? text.replace("\n", "&#10;")
                : HtmlField.html(text);
    }

    private String valid(String text, String id) {
        String valid = XmlText.valid(text);
        if (valid.length() < text.length()) {
            report("control characters", "XML cannot hold control characters; they are left out",
                    id);
        }
        return valid;
    }

    private void item(String id, List<String> path, String question, String answer)
            throws IOException {
        String category = XmlText.escaped(valid(DeckPath.of(path), id));
        if (categories.add(category)) {
            out.write("<category active=\"1\">\n <name>" + category + "</name>\n</category>\n");
        }
        out.write("<item id=\"" + XmlText.escaped(id) + "\">\n <cat>" + category + "</cat>\n <Q>"
                + XmlText.escaped(question) + "</Q>\n <A>" + XmlText.escaped(answer)
                + "</A>\n</item>\n");
    }

    @Override
    protected void end() throws IOException {
        out.write("</mnemosyne>\n");
    }
}
