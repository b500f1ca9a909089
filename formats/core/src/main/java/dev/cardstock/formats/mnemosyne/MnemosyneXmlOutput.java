package dev.cardstock.formats.mnemosyne;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.mnemosyne.facts.Vocabulary;
import dev.cardstock.formats.text.DeckPath;
import dev.cardstock.formats.text.HtmlField;
import dev.cardstock.formats.text.ScheduledOutput;
import dev.cardstock.formats.text.XmlText;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes items, and each category before its first item. */
final class MnemosyneXmlOutput extends ScheduledOutput {
    private static final long DAY = 86_400;

    private final Set<String> categories = new HashSet<>();

    MnemosyneXmlOutput(DeckTarget target, Consumer<Diagnostic> dropped, MnemosyneXmlFormat format)
            throws IOException {
        super(target, dropped, format, "");
        write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mnemosyne core_version=\"1\" time_of_start=\"0\">\n");
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
            item(note.id(), card(note, "forward"), path, front, back);
            item(note.id() + ".inv", card(note, "reverse"), path, back, front);
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
        item(note.id(), card(note, "recognition"), path, foreign, joined(pronunciation, meaning));
        item(note.id() + ".tr.1", card(note, "production"), path, meaning,
                joined(foreign, pronunciation));
        return true;
    }

    private static String joined(String first, String second) {
        return first.isEmpty() ? second : second.isEmpty() ? first : first + "\n" + second;
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        item(entry.id(), entry.card(), entry.path(), html(entry.front(), entry.id()),
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

    private static CardId card(Note note, String part) {
        return new CardId(note.id(), part);
    }

    private void item(String id, CardId card, List<String> path, String question, String answer)
            throws IOException {
        String category = XmlText.escaped(valid(DeckPath.of(path), id));
        if (categories.add(category)) {
            write("<category active=\"1\">\n <name>" + category + "</name>\n</category>\n");
        }
        write("<item id=\"" + XmlText.escaped(id) + "\"");
        place(card.note(), List.of(card.part()), List.of());
        write(">\n <cat>" + category + "</cat>\n <Q>"
                + XmlText.escaped(question) + "</Q>\n <A>" + XmlText.escaped(answer)
                + "</A>\n</item>\n");
    }

    @Override
    protected void end() throws IOException {
        write("</mnemosyne>\n");
        super.end();
    }

    /** Days are counted from 1970 on. */
    @Override
    protected String text(Place place, List<@Nullable CardSchedule> found) {
        CardSchedule schedule = found.get(0);
        if (schedule == null || schedule.due() == null || schedule.lastReview() == null) {
            return "";
        }
        MemoryState memory = schedule.memory();
        boolean sm2 = memory != null && memory.algorithm().equals("sm2") && memory.has("ease")
                && memory.has("streak");
        if (!sm2) {
            drop(schedule.card().toString(), Capability.MEMORY_STATES,
                    "the usual easiness is written");
        }
        int retentions = Math.max(0, schedule.repetitions() - 1);
        return " gr=\"" + (schedule.phase() == Phase.REVIEW ? 4 : 1) + "\" e=\""
                + (sm2 && memory != null
                        ? String.format(Locale.ROOT, "%.3f", memory.value("ease"))
                        : "2.500")
                + "\" ac_rp=\"" + Math.max(1, schedule.repetitions() - retentions)
                + "\" rt_rp=\"" + retentions + "\" lps=\"" + schedule.lapses()
                + "\" ac_rp_l=\"1\" rt_rp_l=\""
                + (sm2 && memory != null ? (int) memory.value("streak") : 0) + "\" l_rp=\""
                + day(schedule.lastReview()) + "\" n_rp=\"" + day(schedule.due()) + "\"";
    }

    private static long day(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), DAY);
    }
}
