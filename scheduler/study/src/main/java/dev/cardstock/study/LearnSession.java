package dev.cardstock.study;

import dev.cardstock.deck.CardId;
import dev.cardstock.study.mastery.LearnLevel;
import dev.cardstock.study.mastery.Learner;
import java.util.List;
import java.util.Map;

/**
 * Learning a set in rounds. A new item is asked for recognition; one right answer makes it familiar. A
 * familiar one has to be brought forth; one right answer makes it learned. A wrong answer takes it one level
 * down, and it is asked again after some others, or at the end of the round, until it is right once. No item
 * rises more than one level in a round. A round takes items that were missed before, then familiar ones that
 * were last seen two rounds ago or earlier, then new ones in the author's order, then other familiar ones.
 *
 * <p>It ends when all items are learned (or familiar, where no type that asks to bring forth an answer is
 * allowed), after the rounds or the time of the settings, or when the caller ends it. A skipped item is left
 * out of the round.
 */
public final class LearnSession extends StudySession {
    private final LearnSettings settings;

    LearnSession(Study study, Learner learner, SessionStart start, LearnSettings settings) {
        super(study, learner, start);
        this.settings = settings;
    }

    @Override
    LearnState begun() {
        return new LearnState(study, start, settings);
    }

    @Override
    LearnSettings settings() {
        return settings;
    }

    private LearnState learning() {
        return (LearnState) state();
    }

    /** {@return the number of the round, from 1} */
    public int round() {
        return learning().round();
    }

    /** {@return how many items are at which level, all levels named} */
    public Map<LearnLevel, Integer> levels() {
        return learning().levels();
    }

    /**
     * The level of an item.
     *
     * @param card the item
     * @return its level
     * @throws IllegalArgumentException if it is not in the session
     */
    public LearnLevel level(CardId card) {
        return learning().level(card);
    }

    /**
     * {@return the items that were missed in this session, those with the most misses first, then in the
     * author's order; learn them again with {@link LearnSettings#withOnly} and
     * {@link LearnSettings#withStartOver}}
     */
    public List<CardId> missed() {
        return learning().missed();
    }
}
