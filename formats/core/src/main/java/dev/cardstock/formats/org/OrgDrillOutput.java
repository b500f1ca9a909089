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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes headings with the tag of org-drill. */
final class OrgDrillOutput extends OrgOutput {
    OrgDrillOutput(DeckTarget target, Consumer<Diagnostic> dropped, OrgDrillFormat format)
            throws IOException {
        super(target, dropped, format);
    }

    /** The type of topic that is written for a note; empty for a simple one. */
    static String usualType(NoteType type, List<Markup> fields) {
        if (type.equals(NoteType.basicReversed()) || type.equals(OrgDrillFormat.SIDES)) {
            return "twosided";
        }
        Deletions deletions = type.equals(NoteType.cloze())
                ? Deletions.of(fields.get(0).source())
                : null;
        return deletions != null && !deletions.numbers().equals(Set.of(1)) ? "hide1cloze" : "";
    }

    @Override
    protected boolean keepsAttribute(String name) {
        return name.equals(OrgDrillFormat.TITLE) || name.equals(OrgDrillFormat.TYPE)
                || name.equals(OrgDrillFormat.PROPERTIES);
    }

    @Override
    protected boolean keepsType(NoteType type) {
        return super.keepsType(type) || type.equals(OrgDrillFormat.SIDES);
    }

    private String protectedBody(Markup content, String id) throws IOException {
        return OrgDrillText.protect(body(content, id));
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        String id = entry.id();
        boolean isWhole = id.equals(entry.note().id());
        String front = protectedBody(entry.front(), id);
        int level = topic(entry.note(), id, isWhole, entry.path(), "",
                List.of(entry.card().part()), front.isEmpty());
        body(front);
        write("*".repeat(level + 1) + " Answer\n");
        body(protectedBody(entry.back(), id));
    }

    @Override
    protected boolean special(Note note, NoteType type, List<String> path) throws IOException {
        List<Markup> fields = note.fields();
        String usual = usualType(type, fields.isEmpty() ? List.of(Markup.EMPTY) : fields);
        if (usual.equals("twosided") && fields.size() >= 2) {
            int level = topic(note, note.id(), true, path, usual, List.of("forward", "reverse"),
                    false);
            body(fields.size() < 3 ? "" : protectedBody(fields.get(2), note.id()));
            String stars = "*".repeat(level + 1);
            write(stars + " Front\n");
            body(protectedBody(fields.get(0), note.id()));
            write(stars + " Back\n");
            body(protectedBody(fields.get(1), note.id()));
            boolean hasMore = fields.size() > 3 && !fields.get(3).isBlank();
            write(hasMore ? stars + " More\n" : "");
            body(hasMore ? protectedBody(fields.get(3), note.id()) : "");
            return true;
        }
        if (!type.equals(NoteType.cloze()) || fields.isEmpty()
                || fields.get(0).kind() == Markup.Kind.HTML) {
            return false;
        }
        String text = protectedBody(fields.get(0), note.id());
        Deletions deletions = Deletions.of(text);
        String marked = OrgDrillText.marked(text, !usual.isEmpty());
        if (marked == null || deletions == null) {
            return false;
        }
        int level = topic(note, note.id(), true, path, usual,
                new TreeSet<>(deletions.numbers()).stream().map(n -> "c" + n).toList(), false);
        body(marked);
        if (fields.size() > 1 && !fields.get(1).isBlank()) {
            write("*".repeat(level + 1) + " Answer\n");
            body(protectedBody(fields.get(1), note.id()));
        }
        return true;
    }

    /** Writes the heading; what it has of properties waits for the schedule. */
    private int topic(Note note, String id, boolean isWhole, List<String> path, String type,
            List<String> parts, boolean isUntitled) throws IOException {
        int level = outline(path);
        Map<String, String> attributes = note.attributes();
        String title = attributes.getOrDefault(OrgDrillFormat.TITLE, OrgDrillReader.ITEM);
        heading(level, isUntitled ? "" : OrgHeading.protect(title.replace('\n', ' ').strip()),
                headingTags(note, OrgDrillFormat.TAG));
        List<String> lines = new ArrayList<>();
        lines.add("ID: " + id);
        String own = attributes.getOrDefault(OrgDrillFormat.TYPE, "");
        boolean isOwn = isWhole && own.matches("[a-z0-9_]+")
                && (type.isEmpty() || OrgDrillText.ONE_BY_ONE
                        .contains(own) == OrgDrillText.ONE_BY_ONE.contains(type));
        String written = isOwn ? own : type;
        if (!written.isEmpty()) {
            lines.add("DRILL_CARD_TYPE: " + written);
        }
        if (isWhole) {
            attributes.getOrDefault(OrgDrillFormat.PROPERTIES, "")
                    .lines()
                    .filter(line -> line.matches("[^\\s:]+: .*"))
                    .forEach(lines::add);
        }
        lines.addAll(moreTags(note, OrgDrillFormat.TAG));
        place(note.id(), parts, lines);
        return level;
    }

    @Override
    protected String text(Place place, List<@Nullable CardSchedule> found) {
        CardSchedule schedule = found.get(0);
        StringBuilder out = new StringBuilder();
        List<String> lines = new ArrayList<>(place.details());
        if (schedule != null && schedule.due() != null) {
            out.append(OrgDrillSchedule.plan(schedule));
            lines.addAll(OrgDrillSchedule.properties(schedule));
            if (!isKept(place, schedule, lines)) {
                report("schedule", "org-drill keeps of a schedule the day when the card is due, the"
                        + " minute when it was answered, the interval, the ease and how often it was"
                        + " known and forgotten", place.note());
            }
        }
        for (CardSchedule other : found.subList(1, found.size())) {
            if (other != null && other.due() != null) {
                report("schedules",
                        "org-drill cannot hold when cards are due but for the first card"
                                + " of a note",
                        place.note());
            }
        }
        out.append(":PROPERTIES:\n");
        for (String line : lines) {
            out.append(':').append(line.replace('\n', ' ').stripTrailing()).append('\n');
        }
        return out.append(":END:\n").toString();
    }

    /** Whether the schedule that is read from what is written is the same. */
    private static boolean isKept(Place place, CardSchedule schedule, List<String> lines) {
        OrgHeading heading = new OrgHeading(1, 0, "", null);
        String plan = OrgDrillSchedule.plan(schedule);
        heading.scheduled = plan.isEmpty() ? "" : plan.substring(12, plan.length() - 2);
        for (String line : lines) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                heading.properties.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        return schedule.equals(OrgDrillSchedule
                .read(new CardId(place.note(), place.parts().get(0)), heading));
    }
}
