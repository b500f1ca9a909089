package dev.cardstock.formats.moodle;

import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.text.TextOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Writes multiple choice. */
final class AikenOutput extends TextOutput {
    private static final int MOST = 26;
    private static final Pattern MARKED = Pattern.compile("(?:[A-Z][.)]|ANSWER:).*");

    private long single;

    AikenOutput(DeckTarget target, Consumer<Diagnostic> dropped, AikenFormat format)
            throws IOException {
        super(target, dropped, format);
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        String id = entry.id();
        String question = line(text(entry.front()), id);
        List<String> choices = new ArrayList<>();
        choices.add(line(text(entry.back()), id));
        if (question.isEmpty() || choices.get(0).isEmpty()) {
            report("empty", "aiken cannot hold a note without question or answer; it is left out",
                    id);
            return;
        }
        for (String wrong : entry.key().distractors()) {
            String choice = line(wrong, id);
            if (choices.size() < MOST && !choice.isEmpty()) {
                choices.add(choice);
            } else {
                report("choices", "aiken cannot hold an empty choice or more than " + MOST
                        + " choices; left out is '" + choice + "'", id);
            }
        }
        single += choices.size() == 1 ? 1 : 0;
        if (MARKED.matcher(question).matches()) {
            report("marked question", "aiken would take the question for a choice or an answer; a"
                    + " no-break space is put before it", id);
            question = '\u00a0' + question;
        }
        out.write(question);
        out.write("\n");
        for (int i = 0; i < choices.size(); i++) {
            out.write((char) ('A' + i) + ". " + choices.get(i) + "\n");
        }
        out.write("ANSWER: A\n\n");
    }

    private String line(String text, String id) {
        return without(clean(text, id), "\n", "line ends", id);
    }

    @Override
    protected void end() {
        if (single > 0) {
            remark("one-choice", single + " questions have one choice only, which Moodle does not"
                    + " take; give their notes distractors");
        }
    }
}
