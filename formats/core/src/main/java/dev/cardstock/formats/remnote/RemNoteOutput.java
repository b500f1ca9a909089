package dev.cardstock.formats.remnote;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.text.TextOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes notes as lines, indented below the names of their decks. */
final class RemNoteOutput extends TextOutput {
    private static final String INDENT = "    ";

    private List<String> deck = List.of();

    RemNoteOutput(DeckTarget target, Consumer<Diagnostic> dropped, RemNoteFormat format)
            throws IOException {
        super(target, dropped, format);
    }

    @Override
    protected boolean special(Note note, NoteType type, List<String> path) throws IOException {
        if (type.equals(NoteType.basicReversed()) && note.fields().size() == 2) {
            if (!note.answerKeys().isEmpty()) {
                report("key of both ways", "remnote cannot hold lists and wrong answers of a card"
                        + " that is asked both ways", note.id());
            }
            String front = one(text(note.fields().get(0)), note.id());
            String back = one(text(note.fields().get(1)), note.id());
            line(path, front + " <> " + back);
            return true;
        }
        boolean extra = note.fields().size() > 1 && !note.fields().get(1).isBlank();
        if (!type.equals(NoteType.cloze()) || extra || note.fields().isEmpty()
                || !note.answerKeys().isEmpty()) {
            return false;
        }
        String line = RemCloze.line(plain(text(note.fields().get(0)), note.id()));
        if (line == null) {
            return false;
        }
        line(path, line);
        return true;
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        String id = entry.id();
        String front = one(text(entry.front()), id);
        String back = clean(text(entry.back()), id);
        AnswerKey key = entry.key();
        List<String> items = items(back, id);
        if (!key.items().isEmpty() && !key.items().equals(items)) {
            report("list", "remnote holds a list only where its items are the lines of the answer",
                    id);
        }
        if (!key.distractors().isEmpty()) {
            List<String> choices = new ArrayList<>();
            choices.add(back);
            choices.addAll(key.distractors());
            if (!key.items().isEmpty()) {
                report("list and choices", "remnote cannot hold a list that has wrong answers", id);
            }
            lines(entry.path(), front + " >>A)", choices, id);
        } else if (items.size() > 1 || key.items().equals(items) && !items.isEmpty()) {
            boolean ordered = key.list() == ListOrder.ORDERED;
            if (key.items().isEmpty()) {
                report("lines", "the lines of an answer become the items of a list", id);
            }
            lines(entry.path(), front + (ordered ? " >>1." : " >>>"), items, id);
        } else {
            line(entry.path(), front + " >> " + one(back, id));
        }
    }

    private List<String> items(String back, String id) {
        List<String> all = back.lines().map(String::strip).toList();
        List<String> items = all.stream().filter(item -> !item.isEmpty()).toList();
        if (items.size() < all.size() && !back.isEmpty()) {
            report("empty lines", "empty lines in an answer are left out", id);
        }
        return items;
    }

    private String plain(String text, String id) {
        return without(clean(text, id), "\n", "line ends", id);
    }

    private String one(String text, String id) {
        String plain = plain(text, id);
        String escaped = RemLine.escaped(plain);
        if (!escaped.equals(plain)) {
            remark("escaped", "backslashes stand before marks of RemNote, which shows them");
        }
        return escaped;
    }

    private void lines(List<String> path, String front, List<String> below, String id)
            throws IOException {
        line(path, front);
        for (String line : below) {
            String text = one(line, id);
            if (text.isEmpty()) {
                report("empty lines", "empty lines in an answer are left out", id);
            } else {
                out.write(INDENT.repeat(path.size() + 1) + "- " + text + "\n");
            }
        }
    }

    private void line(List<String> path, String text) throws IOException {
        int same = 0;
        while (same < Math.min(deck.size(), path.size())
                && deck.get(same).equals(path.get(same))) {
            same++;
        }
        for (int i = same; i < path.size(); i++) {
            out.write(INDENT.repeat(i) + "- " + one(path.get(i), path.get(i)) + "\n");
        }
        deck = path;
        out.write(INDENT.repeat(path.size()) + "- " + text.strip() + "\n");
    }
}
