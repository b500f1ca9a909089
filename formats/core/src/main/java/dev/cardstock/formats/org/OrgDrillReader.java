package dev.cardstock.formats.org;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.review.CardSchedule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads headings with the tag of org-drill. */
final class OrgDrillReader extends OrgReader {
    /** The title of a topic whose question is below it. */
    static final String ITEM = "Item";

    private static final Set<String> KNOWN;

    static {
        Set<String> known = new HashSet<>(OrgDrillSchedule.NAMES);
        known.addAll(Set.of("ID", "DRILL_CARD_TYPE", OrgOutput.MORE_TAGS));
        KNOWN = Set.copyOf(known);
    }

    OrgDrillReader(OrgDrillFormat format, String namespace) {
        super(format, namespace);
    }

    @Override
    boolean isCard(OrgHeading heading) {
        return heading.tags.contains(OrgDrillFormat.TAG);
    }

    @Override
    List<String> missing() {
        return List.of("no heading has the tag :drill:",
                "put :drill: behind the title of each topic");
    }

    @Override
    void card(OrgHeading heading, Cards cards) throws IOException {
        String type = heading.property("DRILL_CARD_TYPE");
        String below = heading.text();
        List<OrgHeading> sides = heading.children;
        boolean twoSided = type.equals("twosided") || type.equals("multisided");
        String numbered = OrgDrillText.numbered(below, OrgDrillText.ONE_BY_ONE.contains(type));
        if (numbered != null) {
            add(heading, cards, NoteType.cloze(),
                    List.of(content(cards, numbered, heading.line), answer(cards, sides, 0)), true);
        } else if (twoSided && sides.size() >= 2) {
            sides(heading, cards, below);
        } else if (sides.isEmpty()) {
            add(heading, cards, NoteType.basic(),
                    List.of(cards.title(heading), content(cards, below, heading.line)), false);
        } else {
            boolean isBelow = !below.isEmpty();
            add(heading, cards, NoteType.basic(),
                    List.of(isBelow
                            ? content(cards, below, heading.line)
                            : cards.title(heading), answer(cards, sides, 0)),
                    isBelow);
        }
    }

    private void sides(OrgHeading heading, Cards cards, String below) throws IOException {
        List<OrgHeading> sides = heading.children;
        Markup front = content(cards, sides.get(0).text(), sides.get(0).line);
        Markup back = content(cards, sides.get(1).text(), sides.get(1).line);
        if (below.isEmpty() && sides.size() == 2) {
            add(heading, cards, NoteType.basicReversed(), List.of(front, back), true);
        } else {
            add(heading, cards, OrgDrillFormat.SIDES, List.of(front, back,
                    content(cards, below, heading.line), answer(cards, sides, 2)), true);
        }
    }

    private static Markup content(Cards cards, String org, long line) throws IOException {
        return cards.content(OrgDrillText.restore(org), line);
    }

    /** What stands below the subheadings; their titles where there are several. */
    private static Markup answer(Cards cards, List<OrgHeading> sides, int from)
            throws IOException {
        List<OrgHeading> shown = sides.subList(Math.min(from, sides.size()), sides.size());
        if (shown.isEmpty()) {
            return Markup.EMPTY;
        }
        if (shown.size() == 1) {
            return content(cards, shown.get(0).text(), shown.get(0).line);
        }
        List<String> parts = new ArrayList<>();
        for (OrgHeading side : shown) {
            parts.add((OrgText.asLine(side.title) + "\n" + side.text()).strip());
        }
        return content(cards, String.join("\n\n", parts), shown.get(0).line);
    }

    private static void add(OrgHeading heading, Cards cards, NoteType type, List<Markup> fields,
            boolean hasTitle) throws IOException {
        Note.Builder builder = cards.notes()
                .note(heading.property("ID"), type,
                        cards.outline(heading, Set.of(OrgDrillFormat.TAG)), fields, heading.line);
        for (String tag : heading.allTags()) {
            builder.tags(tag.equals(OrgDrillFormat.TAG) ? "" : tag);
        }
        builder.tags(OrgOutput.words(heading.property(OrgOutput.MORE_TAGS)));
        if (hasTitle && !heading.title.isEmpty() && !heading.title.equals(ITEM)) {
            builder.attribute(OrgDrillFormat.TITLE, heading.title);
        }
        String cardType = heading.property("DRILL_CARD_TYPE");
        if (!cardType.isEmpty() && !cardType.equals(OrgDrillOutput.usualType(type, fields))) {
            builder.attribute(OrgDrillFormat.TYPE, cardType);
        }
        Cards.keep(builder, heading, OrgDrillFormat.PROPERTIES, KNOWN);
        if (type.equals(NoteType.basic()) && fields.get(1).isBlank()) {
            cards.notes().warn("missing-answer", "the topic has no answer", heading.line);
        }
        Note note = cards.notes().add(builder, heading.line);
        if (OrgDrillSchedule.isAnswered(heading)) {
            CardSchedule schedule = OrgDrillSchedule.read(new CardId(note.id(),
                    type.equals(NoteType.cloze()) ? "c1" : "forward"), heading);
            if (schedule == null) {
                cards.notes().warn("schedule", "the schedule is not understood", heading.line);
            } else {
                cards.sink().schedule(schedule);
            }
        }
    }
}
