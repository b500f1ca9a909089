package dev.cardstock.study;

import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Rating;
import dev.cardstock.scheduler.queue.StudyQueue;
import dev.cardstock.study.mastery.Learner;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The reviews of a learner's day: cards in learning, cards that are due, and new ones within the day's
 * limits. By default the learner looks at the answer and rates it, {@link Response.Rated}. A typed answer
 * that is right is {@link Rating#GOOD}; with slips, partly right, or overridden by the learner
 * {@link Rating#HARD}; a wrong one {@link Rating#AGAIN}. {@link Rating#EASY} comes from the learner alone.
 * Every answer is an entry of the learner's log.
 *
 * <p>Cards in learning fall due again on the same day: {@link #next} may be empty now and not later; see
 * {@link #nextDue}. The session is finished when nothing is left for today, or the day is over.
 */
public final class SpacedSession extends StudySession {
    private final SpacedSettings settings;

    SpacedSession(Study study, Learner learner, SessionStart start, SpacedSettings settings) {
        super(study, learner, start);
        this.settings = settings;
    }

    @Override
    SpacedState begun() {
        return new SpacedState(study, start, settings);
    }

    @Override
    SpacedSettings settings() {
        return settings;
    }

    private SpacedState queue() {
        return (SpacedState) state();
    }

    /** {@return how many cards are left} */
    public StudyQueue.Counts counts() {
        return queue().counts();
    }

    /**
     * {@return when the next card in learning falls due, if it does today and no other card is left; empty
     * otherwise}
     */
    public Optional<Instant> nextDue() {
        return queue().nextDue();
    }

    /**
     * What each rating of the question that is asked would lead to, for the labels of buttons.
     *
     * @return the schedule after each of the four ratings
     * @throws IllegalStateException if no question is asked
     */
    public Map<Rating, CardSchedule> preview() {
        StudyQuestion question = next().orElseThrow(
                () -> new IllegalStateException("session '" + id() + "' asks no question now"));
        return study.scheduler().preview(queue().schedule(question.card()), study.now());
    }
}
