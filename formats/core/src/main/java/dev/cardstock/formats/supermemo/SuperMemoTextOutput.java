package dev.cardstock.formats.supermemo;

import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.text.TextOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Writes items as lines with marks. */
final class SuperMemoTextOutput extends TextOutput {
    static final String FACTOR = "supermemo.uf";
    static final String ORDINAL = "supermemo.ordinal";

    SuperMemoTextOutput(DeckTarget target, Consumer<Diagnostic> dropped,
            SuperMemoTextFormat format) throws IOException {
        super(target, dropped, format);
    }

    @Override
    protected boolean keepsDistractors() {
        return true;
    }

    @Override
    protected boolean keepsAttribute(String name) {
        return name.equals(FACTOR) || name.equals(ORDINAL);
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        lines("Q: ", clean(text(entry.front()), entry.id()));
        lines("A: ", clean(text(entry.back()), entry.id()));
        List<String> wrong = entry.key().distractors();
        for (int i = 0; i < wrong.size(); i++) {
            if (i == 999) {
                report("choices", "supermemo cannot hold more than 999 wrong answers", entry.id());
                break;
            }
            lines("A" + (i + 1) + ": ", clean(wrong.get(i), entry.id()));
        }
        attribute(entry, FACTOR, "I: UF=");
        attribute(entry, ORDINAL, "O: ");
        out.write("\n");
    }

    private void attribute(Entry entry, String name, String mark) throws IOException {
        String value = entry.note().attributes().getOrDefault(name, "");
        if (!value.isBlank()) {
            out.write(mark + without(clean(value, entry.id()), "\n", "line ends", entry.id())
                    + "\n");
        }
    }

    private void lines(String mark, String text) throws IOException {
        for (String line : text.split("\n", -1)) {
            out.write((mark + line).stripTrailing() + "\n");
        }
    }
}
