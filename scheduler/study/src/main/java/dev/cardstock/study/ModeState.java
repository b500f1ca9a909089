package dev.cardstock.study;

import dev.cardstock.scheduler.queue.Leech;
import dev.cardstock.study.mastery.LearnLevel;
import dev.cardstock.study.mastery.LearnerEvent.ReviewEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a session of one mode stands. It is made at the start and changed by each step. */
interface ModeState {
    /**
     * What an answer changed.
     *
     * @param before the item's level before, in learning
     * @param after the item's level after, in learning
     * @param review what it is to the schedule
     * @param leech the card, if it became one
     */
    record Change(@Nullable LearnLevel before, @Nullable LearnLevel after,
            @Nullable ReviewEntry review, @Nullable Leech leech) {
        static final Change NONE = new Change(null, null, null, null);

        static Change review(@Nullable ReviewEntry review) {
            return new Change(null, null, review, null);
        }
    }

    /** The question to ask; null if there is none now. It changes nothing. */
    @Nullable
    Posed pose(Instant now);

    /** Takes the answer to the question that {@link #pose} gave. */
    Change answer(Posed posed, Marked marked, Step step);

    /** Puts the question that {@link #pose} gave off; false where that means nothing. */
    boolean skip(Posed posed);

    /** Whether nothing will be asked any more. */
    boolean isDone(Instant now);

    Position position();
}
