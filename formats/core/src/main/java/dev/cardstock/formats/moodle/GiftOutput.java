package dev.cardstock.formats.moodle;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.text.TextOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes questions with their answers in braces. */
final class GiftOutput extends TextOutput {
    static final String NAME = "gift.name";
    static final String FEEDBACK = "gift.feedback";
    static final String NUMERICAL = "gift.numerical";

    private static final Set<String> ATTRIBUTES = Set.of(NAME, FEEDBACK, NUMERICAL);
    private static final Pattern DELETION = Pattern
            .compile("\\{\\{c1::((?:(?!\\}\\}|::|\\{\\{)[^\\n]){1,2000})\\}\\}");

    private List<String> category = List.of();

    GiftOutput(DeckTarget target, Consumer<Diagnostic> dropped, GiftFormat format)
            throws IOException {
        super(target, dropped, format);
    }

    @Override
    protected boolean keepsList(ListOrder order) {
        return order == ListOrder.ANY_ORDER;
    }

    @Override
    protected boolean keepsAttribute(String name) {
        return ATTRIBUTES.contains(name);
    }

    /** A text with one deletion and words behind it is a question with a missing word. */
    @Override
    protected boolean special(Note note, NoteType type, List<String> path) throws IOException {
        Markup text = note.fields().isEmpty() ? Markup.EMPTY : note.fields().get(0);
        if (!type.id().equals(NoteType.cloze().id())
                || note.fields().size() > 1 && !note.fields().get(1).isBlank()) {
            return false;
        }
        String source = clean(text.source(), note.id());
        Matcher deletion = DELETION.matcher(source);
        if (!deletion.find() || source.indexOf("{{c", deletion.end()) >= 0
                || source.indexOf("{{c") < deletion.start()
                || source.substring(deletion.end()).isBlank() || deletion.group(1).isBlank()) {
            return false;
        }
        String answer = deletion.group(1);
        start(note, note.id(), path);
        out.write(format(text) + GiftText.escaped(source.substring(0, deletion.start())));
        answers(note, note.id(), Markup.plain(answer.strip()), note.answerKey("c1"));
        out.write(GiftText.escaped(source.substring(deletion.end())));
        out.write("\n\n");
        return true;
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        start(entry.note(), entry.id(), entry.path());
        out.write(format(entry.front()));
        out.write(GiftText.escaped(clean(entry.front().source(), entry.id())));
        out.write(" ");
        answers(entry.note(), entry.id(), entry.back(), entry.key());
        out.write("\n\n");
    }

    private void start(Note note, String id, List<String> path) throws IOException {
        if (!path.equals(category)) {
            out.write("$CATEGORY: " + MoodlePath.of(path).replace('\n', ' ') + "\n\n");
            category = path;
        }
        out.write("// [id:" + bracketed(id) + "]");
        for (String tag : note.tags()) {
            out.write(" [tag:" + bracketed(tag.replace('\n', ' ').replace('\r', ' ')) + "]");
        }
        out.write("\n");
        String name = note.attributes().getOrDefault(NAME, "");
        if (!name.isBlank()) {
            out.write("::" + GiftText.escaped(clean(name, id)) + "::");
        }
    }

    private static String bracketed(String text) {
        return text.replaceAll("[\\\\\\[\\]]", "\\\\$0");
    }

    private static String format(Markup content) {
        return "[" + content.kind().name().toLowerCase(Locale.ROOT) + "]";
    }

    private void answers(Note note, String id, Markup back, AnswerKey key) throws IOException {
        String feedback = note.attributes().getOrDefault(FEEDBACK, "");
        out.write("{");
        String numerical = note.attributes().getOrDefault(NUMERICAL, "");
        List<String> wrong = key.distractors();
        if (!numerical.isBlank() && wrong.isEmpty() && isNumber(numerical, back.plainText())) {
            out.write("#" + numerical.replace('\n', ' '));
        } else if (back.plainText().equals("True") && wrong.equals(List.of("False"))
                || back.plainText().equals("False") && wrong.equals(List.of("True"))) {
            out.write(back.plainText().toUpperCase(Locale.ROOT));
        } else if (back.isBlank()) {
            if (!key.isEmpty()) {
                report("key without answer", "gift cannot hold wrong or other right answers of a"
                        + " question without an answer", id);
            }
        } else if (key.items().size() > 1
                && String.join("\n", key.items()).equals(back.plainText())) {
            list(id, key);
        } else {
            if (!key.items().isEmpty()) {
                report("list", "gift holds a list only where its items are the lines of the answer;"
                        + " the answer is written as one", id);
            }
            answer(id, "=", back, wrong.isEmpty());
            for (String other : key.alternatives()) {
                answer(id, "=", Markup.plain(other), wrong.isEmpty());
            }
            for (String other : wrong) {
                answer(id, "~", Markup.plain(other), false);
            }
        }
        if (!feedback.isBlank()) {
            out.write(" ####" + GiftText.escaped(clean(feedback, id)));
        }
        out.write("}");
    }

    private static boolean isNumber(String numerical, String back) {
        String number = numerical.replaceFirst("^=?(%100%)?", "").split("[:=#]", 2)[0];
        return number.strip().equals(back);
    }

    private void list(String id, AnswerKey key) throws IOException {
        if (!key.alternatives().isEmpty()) {
            report("alternatives of a list", "gift cannot hold other right answers of a list", id);
        }
        String weight = String.format(Locale.ROOT, "~%%%.5f%%", 100.0 / key.items().size());
        for (String item : key.items()) {
            answer(id, weight, Markup.plain(item), false);
        }
        for (String other : key.distractors()) {
            answer(id, "~%-100%", Markup.plain(other), false);
        }
    }

    private void answer(String id, String mark, Markup content, boolean arrows)
            throws IOException {
        String text = clean(content.source(), id);
        if (text.isEmpty()) {
            report("empty answer", "an empty answer is left out", id);
            return;
        }
        String escaped = GiftText.escaped(text);
        out.write(mark);
        if (text.startsWith("%") && mark.length() == 1) {
            out.write(mark.equals("=") ? "%100%" : "%0%");
        }
        if (content.kind() != Markup.Kind.PLAIN || GiftText.needsFormat(text)) {
            out.write(format(content));
        }
        out.write(arrows ? escaped.replace("->", "-\\>") : escaped);
        out.write(" ");
    }
}
