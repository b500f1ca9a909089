package dev.cardstock.study;

import dev.cardstock.study.mastery.Learner;
import java.util.List;

/**
 * Going through flashcards. The learner looks at a prompt, recalls, looks at the answer and says whether it
 * was known ({@link Response#known()}, {@link Response#notKnown()}) or how sure it was
 * ({@link Response.Confident}). The first round has all cards, each further one those that were not known
 * or were skipped, until none is left or the caller ends it. What is known counts as brought forth; the
 * schedule changes only if the settings say so.
 */
public final class FlashcardSession extends StudySession {
    private final FlashcardSettings settings;

    FlashcardSession(Study study, Learner learner, SessionStart start,
            FlashcardSettings settings) {
        super(study, learner, start);
        this.settings = settings;
    }

    @Override
    FlashcardState begun() {
        return new FlashcardState(study, start, settings);
    }

    @Override
    FlashcardSettings settings() {
        return settings;
    }

    @Override
    int knownFrom() {
        return settings.knownFrom();
    }

    /** {@return the number of the round, from 1} */
    public int round() {
        return ((FlashcardState) state()).round();
    }

    /** {@return the cards of this round that were known, as far as it has come} */
    public List<dev.cardstock.deck.CardId> known() {
        return ((FlashcardState) state()).known();
    }

    /** {@return the cards that the next round will have, as far as this one has come} */
    public List<dev.cardstock.deck.CardId> stillLearning() {
        return ((FlashcardState) state()).stillLearning();
    }
}
