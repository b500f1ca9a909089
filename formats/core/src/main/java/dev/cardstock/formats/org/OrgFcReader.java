package dev.cardstock.formats.org;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.review.CardSchedule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads headings with the tag of org-fc. */
final class OrgFcReader extends OrgReader {
    static final Set<String> BACK = Set.of("Back");
    private static final String DRAWER = "REVIEW_DATA";
    private static final Set<String> KNOWN = Set.of("ID", "FC_TYPE", "FC_CLOZE_MAX",
            OrgOutput.MORE_TAGS);

    OrgFcReader(OrgFcFormat format, String namespace) {
        super(format, namespace);
    }

    @Override
    boolean isCard(OrgHeading heading) {
        return heading.tags.contains(OrgFcFormat.TAG);
    }

    @Override
    List<String> missing() {
        return List.of("no heading has the tag :fc:", "put :fc: behind the title of each card");
    }

    @Override
    void card(OrgHeading heading, Cards cards) throws IOException {
        String type = heading.property("FC_TYPE");
        OrgHeading backHeading = heading.child(BACK);
        String below = heading.text();
        String back = backHeading == null ? below : backHeading.text();
        List<Markup> fields = new ArrayList<>();
        NoteType noteType = switch (type) {
            case "double", "vocab" -> NoteType.basicReversed();
            case "text-input" -> OrgFcFormat.TYPED;
            case "cloze" -> NoteType.cloze();
            default -> NoteType.basic();
        };
        if (type.equals("cloze")) {
            String text = below.isEmpty() || heading.title.isEmpty()
                    ? heading.title + below
                    : OrgText.asLine(heading.title) + "\n\n" + below;
            String numbered = OrgFcHoles.numbered(text);
            if (numbered == null) {
                cards.notes()
                        .warn("no-cloze", "the card has no hole such as {{text}}", heading.line);
            }
            fields.add(cards.content(numbered == null ? text : numbered, heading.line));
            fields.add(backHeading == null
                    ? Markup.EMPTY
                    : cards.content(back, backHeading.line));
        } else {
            fields.add(backHeading == null ? cards.title(heading) : cards.content(heading, below));
            int end = type.equals("text-input") ? back.indexOf('\n') : -1;
            fields.add(
                    cards.content(end < 0 ? back : back.substring(0, end).strip(), heading.line));
            if (type.equals("text-input")) {
                fields.add(cards.content(end < 0 ? "" : back.substring(end).strip(), heading.line));
            }
        }
        if (noteType.equals(NoteType.basic()) && back.isEmpty()) {
            cards.notes().warn("missing-answer", "the card has no back", heading.line);
        }
        for (OrgHeading child : heading.children) {
            if (child != backHeading) {
                cards.notes()
                        .warn("left-out", "the heading '" + child.title + "' of a card is left out",
                                child.line);
            }
        }
        add(heading, cards, noteType, fields);
    }

    private void add(OrgHeading heading, Cards cards, NoteType type, List<Markup> fields)
            throws IOException {
        Note.Builder builder = cards.notes()
                .note(heading.property("ID"), type,
                        cards.outline(heading, Set.of(OrgFcFormat.TAG)), fields, heading.line);
        for (String tag : heading.allTags()) {
            builder.tags(tag.equals(OrgFcFormat.TAG) ? "" : tag);
        }
        builder.tags(OrgOutput.words(heading.property(OrgOutput.MORE_TAGS)));
        Cards.keep(builder, heading, OrgFcFormat.PROPERTIES, KNOWN);
        if (heading.property("FC_TYPE").equals("vocab")) {
            builder.attribute(OrgFcFormat.PROPERTIES, (heading.properties.entrySet()
                    .stream()
                    .filter(property -> !KNOWN.contains(property.getKey()))
                    .map(property -> property.getKey() + ": " + property.getValue() + "\n")
                    .reduce("", String::concat) + "FC_TYPE: vocab"));
        }
        List<String> lines = heading.drawers.getOrDefault(DRAWER, List.of());
        List<Map<String, String>> rows = OrgTable.read(lines);
        boolean isKept = false;
        for (Map<String, String> row : rows) {
            isKept |= OrgFcSchedule.isNew(row)
                    || OrgFcSchedule.read(new CardId("-", "-"), row) == null;
        }
        if (isKept) {
            builder.attribute(OrgFcFormat.REVIEW_DATA,
                    String.join("\n", lines.stream().map(String::strip).toList()));
        }
        Note note = cards.notes().add(builder, heading.line);
        for (Map<String, String> row : rows) {
            String part = part(type, row.getOrDefault("position", ""));
            if (part == null || OrgFcSchedule.isNew(row)) {
                continue;
            }
            CardSchedule schedule = OrgFcSchedule.read(new CardId(note.id(), part), row);
            if (schedule == null) {
                cards.notes().warn("schedule", "the review data are not understood", heading.line);
            } else {
                cards.sink().schedule(schedule);
            }
        }
    }

    private static @Nullable String part(NoteType type, String position) {
        if (type.equals(NoteType.cloze())) {
            return position.matches("\\d{1,3}") ? "c" + (Integer.parseInt(position) + 1) : null;
        }
        return position.equals("front")
                ? "forward"
                : position.equals("back") && type.equals(NoteType.basicReversed())
                        ? "reverse"
                        : null;
    }
}
