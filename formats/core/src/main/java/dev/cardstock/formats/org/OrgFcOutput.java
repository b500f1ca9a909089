package dev.cardstock.formats.org;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.markdown.text.Deletions;
import dev.cardstock.review.CardSchedule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes headings with the tag of org-fc. */
final class OrgFcOutput extends OrgOutput {
    private static final String NEVER = "1970-01-01T00:00:00Z";

    OrgFcOutput(DeckTarget target, Consumer<Diagnostic> dropped, OrgFcFormat format)
            throws IOException {
        super(target, dropped, format);
    }

    @Override
    protected boolean keepsAttribute(String name) {
        return name.equals(OrgFcFormat.PROPERTIES) || name.equals(OrgFcFormat.REVIEW_DATA);
    }

    @Override
    protected boolean keepsType(NoteType type) {
        return super.keepsType(type) || type.equals(OrgFcFormat.TYPED);
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        boolean isWhole = entry.id().equals(entry.note().id());
        sides(entry.note(), entry.id(), isWhole, entry.path(), "normal",
                List.of(entry.card().part()), entry.front(), entry.back());
    }

    @Override
    protected boolean special(Note note, NoteType type, List<String> path) throws IOException {
        List<Markup> fields = note.fields();
        if (type.equals(NoteType.basicReversed()) && fields.size() == 2) {
            boolean isVocab = note.attributes()
                    .getOrDefault(OrgFcFormat.PROPERTIES, "")
                    .contains("FC_TYPE: vocab");
            sides(note, note.id(), true, path, isVocab ? "vocab" : "double",
                    List.of("forward", "reverse"), fields.get(0), fields.get(1));
            return true;
        }
        if (type.equals(OrgFcFormat.TYPED) && fields.size() == 3
                && fields.get(1).source().indexOf('\n') < 0
                && fields.get(1).kind() != Markup.Kind.HTML && !fields.get(1).isBlank()) {
            int level = outline(path);
            head(note, note.id(), true, level, "text-input", List.of("forward"), fields.get(0),
                    false);
            write("*".repeat(level + 1) + " Back\n");
            String extra = body(fields.get(2), note.id());
            body(body(fields.get(1), note.id()) + (extra.isEmpty() ? "" : "\n\n" + extra));
            return true;
        }
        return type.equals(NoteType.cloze()) && !fields.isEmpty() && cloze(note, path, fields);
    }

    private boolean cloze(Note note, List<String> path, List<Markup> fields) throws IOException {
        String text = body(fields.get(0), note.id());
        String marked = OrgFcHoles.marked(text);
        Deletions deletions = Deletions.of(text);
        if (marked == null || deletions == null || fields.get(0).kind() == Markup.Kind.HTML) {
            return false;
        }
        int level = outline(path);
        List<String> parts = new TreeSet<>(deletions.numbers()).stream().map(n -> "c" + n).toList();
        int last = deletions.numbers().stream().mapToInt(Integer::intValue).max().orElse(1) - 1;
        boolean isLine = marked.indexOf('\n') < 0 && isLine(fields.get(0));
        heading(level, isLine ? OrgHeading.protect(marked) : "",
                headingTags(note, OrgFcFormat.TAG));
        List<String> properties = properties(note, note.id(), true, "cloze");
        properties.add("FC_CLOZE_MAX: " + last);
        openProperties(properties);
        place(note.id(), parts, details(note, true));
        body(isLine ? "" : marked);
        if (fields.size() > 1 && !fields.get(1).isBlank()) {
            write("*".repeat(level + 1) + " Back\n");
            body(body(fields.get(1), note.id()));
        }
        return true;
    }

    private void sides(Note note, String id, boolean isWhole, List<String> path, String type,
            List<String> parts, Markup front, Markup back) throws IOException {
        int level = outline(path);
        boolean isCompact = isLine(front);
        head(note, id, isWhole, level, type, parts, front, isCompact);
        if (!isCompact) {
            write("*".repeat(level + 1) + " Back\n");
        }
        body(body(back, id));
    }

    /** Writes the front with its properties. */
    private void head(Note note, String id, boolean isWhole, int level, String type,
            List<String> parts, Markup front, boolean isCompact) throws IOException {
        boolean isLine = isCompact || isLine(front);
        heading(level, isLine ? line(front, id) : "", headingTags(note, OrgFcFormat.TAG));
        openProperties(properties(note, id, isWhole, type));
        place(note.id(), parts, details(note, isWhole));
        body(isLine ? "" : body(front, id));
    }

    private static List<String> properties(Note note, String id, boolean isWhole, String type) {
        List<String> lines = new ArrayList<>();
        lines.add("ID: " + id);
        lines.add("FC_TYPE: " + type);
        if (isWhole) {
            note.attributes()
                    .getOrDefault(OrgFcFormat.PROPERTIES, "")
                    .lines()
                    .filter(line -> !line.startsWith("FC_TYPE:") && line.matches("[^\\s:]+: .*"))
                    .forEach(lines::add);
        }
        lines.addAll(moreTags(note, OrgFcFormat.TAG));
        return lines;
    }

    private static List<String> details(Note note, boolean isWhole) {
        return isWhole
                ? List.of(note.attributes().getOrDefault(OrgFcFormat.REVIEW_DATA, ""),
                        note.attributes().getOrDefault(OrgFcFormat.PROPERTIES, ""))
                : List.of("", "");
    }

    @Override
    protected String text(Place place, List<@Nullable CardSchedule> found) {
        boolean fsrs = found.stream().anyMatch(s -> s != null && OrgFcSchedule.isFsrs(s));
        Map<String, Map<String, String>> kept = new HashMap<>();
        for (Map<String, String> row : OrgTable.read(place.details().get(0).lines().toList())) {
            kept.put(row.getOrDefault("position", ""), row);
            fsrs |= row.containsKey("stability");
        }
        boolean isFresh = found.stream().allMatch(s -> s == null || s.due() == null);
        if (isFresh && !kept.isEmpty()) {
            return ":END:\n:REVIEW_DATA:\n" + place.details().get(0) + "\n:END:\n";
        }
        boolean any = false;
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            String part = place.parts().get(i);
            String position = part.startsWith("c")
                    ? Integer.toString(Integer.parseInt(part.substring(1)) - 1)
                    : part.equals("reverse") ? "back" : "front";
            CardSchedule schedule = found.get(i);
            boolean isNew = schedule == null || schedule.due() == null;
            any |= !isNew || kept.containsKey(position);
            Map<String, String> own = kept.get(position);
            rows.add(isNew
                    ? own != null ? own : OrgFcSchedule.fresh(position, fsrs, NEVER)
                    : OrgFcSchedule.write(position, schedule,
                            fsrs && OrgFcSchedule.isFsrs(schedule)));
            if (!isNew && !schedule.equals(OrgFcSchedule.read(
                    new CardId(place.note(), part), rows.get(rows.size() - 1)))) {
                report("schedule",
                        "org-fc keeps of a schedule when the card is due, the interval, and"
                                + " ease and box, or stability and difficulty",
                        place.note());
            }
        }
        boolean namesAlgorithm = place.details().get(1).contains("FC_ALGO:");
        return (fsrs && !namesAlgorithm ? ":FC_ALGO: fsrs6\n:END:\n" : ":END:\n") + (any
                ? ":REVIEW_DATA:\n"
                        + OrgTable.write(fsrs ? OrgFcSchedule.FSRS : OrgFcSchedule.SM2, rows)
                        + ":END:\n"
                : "");
    }
}
