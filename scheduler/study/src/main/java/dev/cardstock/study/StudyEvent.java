package dev.cardstock.study;

import dev.cardstock.deck.CardId;
import dev.cardstock.scheduler.queue.Leech;
import dev.cardstock.study.mastery.LearnLevel;
import dev.cardstock.study.mastery.Mode;
import java.time.Duration;
import java.time.Instant;

/** What happens in a session, for a {@link StudyListener}. */
public sealed interface StudyEvent {
    /** {@return when} */
    Instant time();

    /** {@return the id of the session} */
    String session();

    /** {@return the mode of the session} */
    Mode mode();

    /**
     * A session was begun.
     *
     * @param time when
     * @param session its id
     * @param mode its mode
     */
    record Started(Instant time, String session, Mode mode) implements StudyEvent {}

    /**
     * A question is shown.
     *
     * @param time when
     * @param session the id of the session
     * @param mode its mode
     * @param question the question
     */
    record Shown(Instant time, String session, Mode mode,
            StudyQuestion question) implements StudyEvent {}

    /**
     * A question was answered; it is not graded yet.
     *
     * @param time when
     * @param session the id of the session
     * @param mode its mode
     * @param question the question
     * @param response the answer
     */
    record Answered(Instant time, String session, Mode mode, StudyQuestion question,
            Response response) implements StudyEvent {}

    /**
     * An answer was graded.
     *
     * @param time when
     * @param session the id of the session
     * @param mode its mode
     * @param feedback what came of it
     * @param response the answer as text
     * @param taken how long the learner took
     */
    record Graded(Instant time, String session, Mode mode, Feedback feedback, String response,
            Duration taken) implements StudyEvent {}

    /**
     * The learner decided otherwise than the grader did. A typed answer that is right after all can be
     * offered to the author as an alternative.
     *
     * @param time when
     * @param session the id of the session
     * @param mode its mode
     * @param card the item
     * @param response the answer as text
     * @param right whether it is right after all
     */
    record Overridden(Instant time, String session, Mode mode, CardId card, String response,
            boolean right) implements StudyEvent {}

    /**
     * The last answer was taken back.
     *
     * @param time when
     * @param session the id of the session
     * @param mode its mode
     */
    record Undone(Instant time, String session, Mode mode) implements StudyEvent {}

    /**
     * An item came to another level in learning.
     *
     * @param time when
     * @param session the id of the session
     * @param mode its mode
     * @param card the item
     * @param from the level before
     * @param to the level after
     */
    record LevelChanged(Instant time, String session, Mode mode, CardId card, LearnLevel from,
            LearnLevel to) implements StudyEvent {}

    /**
     * A card was forgotten so often that it costs more than it is worth.
     *
     * @param time when
     * @param session the id of the session
     * @param mode its mode
     * @param leech the card
     */
    record BecameLeech(Instant time, String session, Mode mode,
            Leech leech) implements StudyEvent {}

    /**
     * A session ended, because nothing is left or the caller ended it.
     *
     * @param time when
     * @param session the id of the session
     * @param mode its mode
     */
    record Ended(Instant time, String session, Mode mode) implements StudyEvent {}
}
