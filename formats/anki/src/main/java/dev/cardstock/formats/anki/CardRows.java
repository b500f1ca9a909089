package dev.cardstock.formats.anki;

import static dev.cardstock.formats.anki.json.NoteTypeJson.OWN;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.CardOverride.Buried;
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.anki.collection.CardRow;
import dev.cardstock.formats.json.JsonPieces;
import dev.cardstock.review.CardSchedule;
import java.time.DateTimeException;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Puts together what a card's row says: what was kept of Anki's row, the override, the schedule. */
final class CardRows {
    private static final long FIRST_TIME = 1_000_000_000;

    private final Scheduling scheduling;
    private final boolean withScheduling;
    private final long time;

    /**
     * Makes it.
     *
     * @param scheduling the days of the collection
     * @param withScheduling whether more than new cards is written
     * @param time when what is changed counts as changed, in seconds
     */
    CardRows(Scheduling scheduling, boolean withScheduling, long time) {
        this.scheduling = scheduling;
        this.withScheduling = withScheduling;
        this.time = time;
    }

    /**
     * The row of a card.
     *
     * @param base the row so far
     * @param deck the id of the deck that the card lies in
     */
    CardRow row(CardId id, CardState state, CardRow base, long deck,
            Scheduling.StepCounts steps) {
        CardRow row = withScheduling
                ? overridden(scheduled(id, state, base, steps), base, state, id, deck)
                : fresh(base);
        row = inDeck(row, base, deck);
        return row.equals(base) ? base : changed(row);
    }

    private CardRow changed(CardRow row) {
        return new CardRow(row.id(), row.note(), row.deck(), row.ord(), time, -1, row.type(),
                row.queue(), row.due(), row.ivl(), row.factor(), row.reps(), row.lapses(),
                row.left(), row.odue(), row.odid(), row.flags(), row.data());
    }

    /** The card as one that was never answered. */
    private static CardRow fresh(CardRow base) {
        long position = base.type() == Scheduling.NEW
                ? base.ownDue()
                : AnkiJson.integer(AnkiJson.kept(base.data()), "pos", 0);
        return new CardRow(base.id(), base.note(), base.home(), base.ord(), base.modified(),
                base.usn(), Scheduling.NEW, Scheduling.NEW, position, 0, 0, 0, 0, 0, 0, 0, 0, "");
    }

    private CardRow scheduled(CardId id, CardState state, CardRow base,
            Scheduling.StepCounts steps) {
        CardSchedule schedule = state.schedule;
        if (schedule == null) {
            boolean isNew = base.type() == Scheduling.NEW && base.reps() <= 0 && base.lapses() <= 0;
            if (isNew || !isReadable(base, id, steps)) {
                return base;
            }
            CardRow fresh = fresh(base);
            return new CardRow(fresh.id(), fresh.note(), fresh.deck(), fresh.ord(),
                    fresh.modified(), fresh.usn(), fresh.type(), base.queue() < 0
                            ? base.queue()
                            : fresh.queue(),
                    fresh.due(), 0, 0, 0, 0, 0, 0, 0, base.flags(), "");
        }
        if (scheduling.says(schedule, base, steps) && base.reps() > 0) {
            return base;
        }
        CardRow row = scheduling.write(schedule, base, steps);
        CardSchedule again = scheduling.read(row, id, null, steps);
        if (Objects.equals(again, schedule)) {
            return row;
        }
        return withOwn(row, own -> own.put("schedule", JsonPieces.text(schedule)));
    }

    private boolean isReadable(CardRow row, CardId id, Scheduling.StepCounts steps) {
        try {
            scheduling.read(row, id, null, steps);
            return true;
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    private static CardRow withOwn(CardRow row, java.util.function.Consumer<ObjectNode> change) {
        ObjectNode data = AnkiJson.kept(row.data());
        ObjectNode own = AnkiJson.object(data, OWN);
        change.accept(own);
        data.set(OWN, own);
        return withData(row, AnkiJson.text(data));
    }

    private static CardRow withData(CardRow row, String data) {
        return new CardRow(row.id(), row.note(), row.deck(), row.ord(), row.modified(), row.usn(),
                row.type(), row.queue(), row.due(), row.ivl(), row.factor(), row.reps(),
                row.lapses(), row.left(), row.odue(), row.odid(), row.flags(), data);
    }

    private static CardRow overridden(CardRow row, CardRow base, CardState state, CardId id,
            long deck) {
        CardOverride override = state.override == null ? CardOverride.of(id) : state.override;
        long wanted = override.suspended()
                ? Scheduling.SUSPENDED
                : switch (override.buried()) {
                    case NO -> 0;
                    case BY_LEARNER -> Scheduling.BURIED_BY_LEARNER;
                    case BY_SCHEDULER -> Scheduling.BURIED_BY_SCHEDULER;
                };
        boolean sameState = wanted == Math.min(0, base.queue());
        boolean sameSchedule = row.type() == base.type() && row.due() == base.due()
                && row.odid() == base.odid();
        long queue = sameState && sameSchedule && base.queue() < 5
                ? base.queue()
                : wanted != 0 ? wanted : natural(row);
        CardRow result = new CardRow(row.id(), row.note(), row.deck(), row.ord(), row.modified(),
                row.usn(), row.type(), queue, row.due(), row.ivl(), row.factor(), row.reps(),
                row.lapses(), row.left(), row.odue(), row.odid(),
                row.flags() & ~7L | override.flag(), row.data());
        boolean both = override.suspended() && override.buried() != Buried.NO;
        // The first card's deck would be taken for the note's.
        boolean explicit = override.deckId() != null && (state.first || state.home == deck);
        if (!both && !explicit && override.attributes().isEmpty()) {
            return result;
        }
        return withOwn(result, own -> {
            if (both) {
                own.put("buried", override.buried() == Buried.BY_LEARNER
                        ? "learner"
                        : "scheduler");
            }
            if (explicit) {
                own.put("home", state.home);
            }
            if (!override.attributes().isEmpty()) {
                ObjectNode attributes = own.putObject("attributes");
                override.attributes().forEach(attributes::put);
            }
        });
    }

    private static long natural(CardRow row) {
        return switch ((int) row.type()) {
            case 0 -> 0;
            case 2 -> 2;
            default -> row.due() > FIRST_TIME ? 1 : 3;
        };
    }

    /** A card that was answered or moved has left the filtered deck that it lay in. */
    private static CardRow inDeck(CardRow row, CardRow base, long deck) {
        boolean stays = row.odid() != 0 && row.odid() == deck && row.due() == base.due();
        return stays ? row : unfiltered(row, deck);
    }

    /** A card outside of the filtered deck that it lay in. */
    static CardRow unfiltered(CardRow row, long deck) {
        long due = row.odid() != 0 && row.type() != Scheduling.LEARNING
                && row.type() != Scheduling.RELEARNING ? row.ownDue() : row.due();
        long queue = row.queue() == 4 || row.odid() != 0 && row.queue() >= 0
                ? natural(row)
                : row.queue();
        return new CardRow(row.id(), row.note(), deck, row.ord(), row.modified(), row.usn(),
                row.type(), queue, due, row.ivl(), row.factor(), row.reps(), row.lapses(),
                row.left(), 0, 0, row.flags(), row.data());
    }
}
