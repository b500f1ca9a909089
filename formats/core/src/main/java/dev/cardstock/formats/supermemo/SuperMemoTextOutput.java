package dev.cardstock.formats.supermemo;

import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.text.ScheduledOutput;
import dev.cardstock.review.CardSchedule;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes items as lines with marks. */
final class SuperMemoTextOutput extends ScheduledOutput {
    static final String FACTOR = "supermemo.uf";
    static final String ORDINAL = "supermemo.ordinal";

    SuperMemoTextOutput(DeckTarget target, Consumer<Diagnostic> dropped,
            SuperMemoTextFormat format) throws IOException {
        super(target, dropped, format, "");
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
        place(entry.card().note(), List.of(entry.card().part()), List.of(attribute(entry, FACTOR)));
        String ordinal = attribute(entry, ORDINAL);
        write(ordinal.isBlank() ? "\n" : "O: " + ordinal + "\n\n");
    }

    private String attribute(Entry entry, String name) {
        String value = entry.note().attributes().getOrDefault(name, "");
        return value.isBlank()
                ? ""
                : without(clean(value, entry.id()), "\n", "line ends", entry.id());
    }

    @Override
    protected String text(Place place, List<@Nullable CardSchedule> found) {
        CardSchedule schedule = found.get(0);
        Learned learned = Learned.of(schedule);
        String factor = place.details().get(0);
        if (schedule == null || learned == null) {
            return factor.isEmpty() ? "" : "I: UF=" + factor + "\n";
        }
        if (!Learned.isSm2(schedule)) {
            drop(schedule.card().toString(), Capability.MEMORY_STATES,
                    "the usual easiness is written");
        }
        return "I: REP=" + learned.repetitions() + " LAP=" + learned.lapses() + " EF="
                + learned.easeText() + (factor.isEmpty() ? "" : " UF=" + factor) + " INT="
                + learned.interval() + " LAST=" + learned.lastText("dd.MM.yy") + "\n";
    }

    private void lines(String mark, String text) throws IOException {
        for (String line : text.split("\n", -1)) {
            write((mark + line).stripTrailing() + "\n");
        }
    }
}
