package dev.cardstock.formats.anki;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.anki.collection.CardRow;
import dev.cardstock.formats.anki.json.NoteTypeJson;
import dev.cardstock.formats.anki.json.OptionsJson;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Anki's scheduling state of a card as a {@link CardSchedule} and back. The memory is FSRS's where the
 * card has one, else that of Anki's SM-2: ease and interval. Anki counts reviews by days; times within
 * a day are kept for learning steps alone.
 */
final class Scheduling {
    static final long NEW = 0;
    static final long LEARNING = 1;
    static final long REVIEW = 2;
    static final long RELEARNING = 3;
    /** The queues that are not the natural one of a type. */
    static final long SUSPENDED = -1;
    static final long BURIED_BY_SCHEDULER = -2;
    static final long BURIED_BY_LEARNER = -3;

    private static final long BY_DAYS = 3;
    /** What is due at a greater number is due at a time in seconds, not on a day. */
    private static final long FIRST_TIME = 1_000_000_000;
    private static final long LAST_TIME = 253_402_300_799L;
    private static final double STARTING_EASE = 2.5;
    private static final int MAX_INTERVAL = 36_500;

    private final CollectionDays days;

    Scheduling(CollectionDays days) {
        this.days = days;
    }

    /**
     * What a row says.
     *
     * @param row the row
     * @param card the card
     * @param lastAnswer when it was answered last, by the review log, or null
     * @param steps how many steps its deck has, or null
     * @return the schedule; null for a card that was never answered
     * @throws IllegalArgumentException if the row cannot be true
     */
    @Nullable
    CardSchedule read(CardRow row, CardId card, @Nullable Instant lastAnswer,
            @Nullable StepCounts steps) {
        int reps = count(row.reps(), "reps");
        int lapses = count(row.lapses(), "lapses");
        if (row.type() == NEW) {
            return reps == 0 && lapses == 0
                    ? null
                    : new CardSchedule(card, Phase.NEW, null, null, Duration.ZERO, 0, reps, lapses,
                            null);
        }
        ObjectNode data = AnkiJson.kept(row.data());
        Instant due = due(row);
        Instant last = lastReview(row, data, due, lastAnswer);
        Duration interval;
        if (row.type() == REVIEW && row.ivl() >= 0) {
            interval = Duration.ofDays(Math.min(row.ivl(), 1_000_000));
        } else {
            interval = due.isAfter(last) ? Duration.between(last, due) : Duration.ZERO;
        }
        return switch ((int) row.type()) {
            case 1 -> new CardSchedule(card, Phase.LEARNING, due, last, interval,
                    step(row, steps == null ? 0 : steps.learning()), reps, lapses,
                    memory(row, data));
            case 2 -> new CardSchedule(card, Phase.REVIEW, due, last, interval, 0, reps, lapses,
                    memory(row, data));
            case 3 -> new CardSchedule(card, Phase.RELEARNING, due, last, interval,
                    step(row, steps == null ? 0 : steps.relearning()), reps, lapses,
                    memory(row, data));
            default -> throw new IllegalArgumentException("its type is " + row.type());
        };
    }

    /**
     * How many steps there are.
     *
     * @param learning the learning steps
     * @param relearning the relearning steps
     */
    record StepCounts(int learning, int relearning) {
        /** Those of options as Anki's JSON; none where there are no options. */
        static StepCounts of(@Nullable ObjectNode options) {
            return options == null
                    ? new StepCounts(0, 0)
                    : new StepCounts(OptionsJson.stepCount(options, "new"),
                            OptionsJson.stepCount(options, "lapse"));
        }
    }

    private static int count(long value, String what) {
        if (value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(what + " is " + value);
        }
        return (int) Math.max(0, value);
    }

    private static int step(CardRow row, int steps) {
        long left = Math.max(0, row.left() % 1000);
        return (int) Math.max(0, steps - left);
    }

    private Instant due(CardRow row) {
        long due = row.type() == REVIEW ? row.ownDue() : row.due();
        if (row.type() != REVIEW && due > FIRST_TIME) {
            if (due > LAST_TIME) {
                throw new IllegalArgumentException("it is due at " + due);
            }
            return Instant.ofEpochSecond(due);
        }
        if (!CollectionDays.isDay(due)) {
            throw new IllegalArgumentException("it is due on day " + due);
        }
        return days.startOf(due);
    }

    private static Instant lastReview(CardRow row, ObjectNode data, Instant due,
            @Nullable Instant lastAnswer) {
        long kept = AnkiJson.integer(data, "lrt", 0);
        if (lastAnswer != null && (kept <= 0 || lastAnswer.getEpochSecond() == kept)) {
            return lastAnswer;
        }
        if (kept > 0 && kept <= LAST_TIME) {
            return Instant.ofEpochSecond(kept);
        }
        return row.type() == REVIEW
                ? due.minus(Duration.ofDays(Math.max(0, Math.min(row.ivl(),
                        1_000_000))))
                : due;
    }

    private static MemoryState memory(CardRow row, ObjectNode data) {
        double stability = AnkiJson.decimal(data, "s", 0);
        double difficulty = AnkiJson.decimal(data, "d", 0);
        if (stability > 0 && difficulty > 0) {
            return MemoryState.of("fsrs6", 1, List.of("difficulty", "stability"), difficulty,
                    stability);
        }
        double ease = row.factor() > 0 ? row.factor() / 1000.0 : STARTING_EASE;
        return MemoryState.of("anki", 1, List.of("ease", "interval"), ease,
                (double) Math.max(0, Math.min(row.ivl(), MAX_INTERVAL)));
    }

    /**
     * A row that says what a schedule says; all that is not about scheduling stays.
     *
     * @param schedule the schedule
     * @param base the row so far
     * @param steps how many steps its deck has
     * @return the row, in its natural queue and outside of filtered decks
     */
    CardRow write(CardSchedule schedule, CardRow base, StepCounts steps) {
        if (schedule.phase() == Phase.NEW) {
            return new CardRow(base.id(), base.note(), base.deck(), base.ord(), base.modified(),
                    base.usn(), NEW, NEW, position(base), 0, 0, schedule.repetitions(),
                    schedule.lapses(), 0, 0, 0, base.flags(), base.data());
        }
        Instant due = requireNonNull(schedule.due());
        Instant last = requireNonNull(schedule.lastReview());
        MemoryState memory = requireNonNull(schedule.memory());
        ObjectNode data = AnkiJson.kept(base.data());
        data.remove(List.of("s", "d", "lrt", NoteTypeJson.OWN));
        if (base.type() == NEW && base.due() > 0) {
            data.put("pos", base.due());
        }
        if (isFsrs(memory)) {
            data.put("s", rounded(memory.value("stability"), 1e4));
            data.put("d", rounded(memory.value("difficulty"), 1e3));
        }
        long lastSecond = last.getEpochSecond();
        if (lastSecond > 0 && lastSecond <= LAST_TIME) {
            data.put("lrt", lastSecond);
        }
        long type = switch (schedule.phase()) {
            case NEW, LEARNING -> LEARNING;
            case REVIEW -> REVIEW;
            case RELEARNING -> RELEARNING;
        };
        boolean byDays = type == REVIEW || days.dayOf(due) > days.dayOf(last)
                && schedule.interval().compareTo(Duration.ofHours(12)) >= 0;
        long at = byDays
                ? days.dayOf(due)
                : clampTime(due);
        long queue = type == REVIEW ? REVIEW : byDays ? BY_DAYS : LEARNING;
        long left = switch (schedule.phase()) {
            case NEW, REVIEW -> 0;
            case LEARNING -> Math.max(1, steps.learning() - schedule.step());
            case RELEARNING -> Math.max(1, steps.relearning() - schedule.step());
        };
        return new CardRow(base.id(), base.note(), base.deck(), base.ord(), base.modified(),
                base.usn(), type, queue, clampDay(at), interval(schedule, memory),
                factor(schedule, memory), schedule.repetitions(), schedule.lapses(), left, 0, 0,
                base.flags(), AnkiJson.text(data));
    }

    private static long clampTime(Instant due) {
        return Math.max(FIRST_TIME + 1, Math.min(Integer.MAX_VALUE, due.getEpochSecond()));
    }

    private static long clampDay(long at) {
        return Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, at));
    }

    /** Where it stood among the new cards. */
    private static long position(CardRow base) {
        return base.type() == NEW
                ? base.due()
                : AnkiJson.integer(AnkiJson.kept(base.data()), "pos", 0);
    }

    private static boolean isFsrs(MemoryState memory) {
        return memory.algorithm().startsWith("fsrs") && memory.has("stability")
                && memory.has("difficulty") && memory.value("stability") > 0
                && memory.value("difficulty") > 0;
    }

    private static double rounded(double value, double parts) {
        return Math.max(1 / parts, Math.round(value * parts) / parts);
    }

    private static long interval(CardSchedule schedule, MemoryState memory) {
        long days = switch (schedule.phase()) {
            case NEW, LEARNING -> 0;
            case REVIEW -> Math.round(schedule.interval().toSeconds() / 86_400.0);
            case RELEARNING -> memory.algorithm().equals("anki")
                    ? Math.round(memory.value("interval"))
                    : 1;
        };
        return schedule.phase() == Phase.LEARNING
                ? 0
                : Math.max(1, Math.min(MAX_INTERVAL, days));
    }

    private static long factor(CardSchedule schedule, MemoryState memory) {
        if (schedule.phase() == Phase.LEARNING) {
            return 0;
        }
        double ease = memory.has("ease") ? memory.value("ease") : STARTING_EASE;
        return Math.round(1000 * Math.max(1.3, Math.min(10, ease)));
    }

    /**
     * Whether a row says what a schedule says, as far as a row can: then there is nothing to change.
     *
     * @param schedule the schedule
     * @param row a row
     * @param steps how many steps its deck has
     * @return whether it does
     */
    boolean says(CardSchedule schedule, CardRow row, StepCounts steps) {
        CardRow wanted = write(schedule, row, steps);
        if (wanted.type() != row.type() || wanted.reps() != Math.max(0, row.reps())
                || wanted.lapses() != Math.max(0, row.lapses())) {
            return false;
        }
        if (row.type() == NEW) {
            return true;
        }
        if (row.type() == REVIEW) {
            return wanted.due() == row.ownDue()
                    && wanted.ivl() == Math.max(1, Math.min(MAX_INTERVAL, row.ivl()))
                    && sameMemory(wanted, row);
        }
        boolean sameTime = row.due() > FIRST_TIME
                ? clampTime(requireNonNull(schedule.due())) == row.due()
                : days.dayOf(requireNonNull(schedule.due())) == row.due();
        return sameTime && wanted.left() == Math.max(1, row.left() % 1000)
                && sameMemory(wanted, row);
    }

    private static boolean sameMemory(CardRow wanted, CardRow row) {
        ObjectNode a = AnkiJson.kept(wanted.data());
        ObjectNode b = AnkiJson.kept(row.data());
        double stability = AnkiJson.decimal(b, "s", 0);
        boolean fsrs = stability > 0 && AnkiJson.decimal(b, "d", 0) > 0;
        if (fsrs != a.has("s")) {
            return false;
        }
        if (!fsrs) {
            return row.factor() <= 0 || wanted.factor() == 0
                    || Math.abs(wanted.factor() - row.factor()) <= 1;
        }
        return Math.abs(AnkiJson.decimal(a, "s", 0) - stability) <= 1e-4
                && Math.abs(AnkiJson.decimal(a, "d", 0) - AnkiJson.decimal(b, "d", 0)) <= 1e-3;
    }
}
