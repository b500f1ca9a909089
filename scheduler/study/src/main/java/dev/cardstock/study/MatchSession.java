package dev.cardstock.study;

import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.LearnerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A game of matching prompts and answers against the clock. Every question has the prompts and the answers
 * that are left; each answer is one try, {@link Response.Paired}. No answer fits two prompts, nothing is
 * nearly the same, and no side is longer than 120 characters. The time runs from the start to the last
 * pair; every miss adds to it.
 *
 * <p>A game counts for a best time if it is played with the default settings on the whole library and took
 * no less than 250 milliseconds for each pair.
 */
public final class MatchSession extends StudySession {
    private static final Duration FASTEST = Duration.ofMillis(250);

    private final MatchSettings settings;

    MatchSession(Study study, Learner learner, SessionStart start, MatchSettings settings) {
        super(study, learner, start);
        this.settings = settings;
        MatchState.check(begun());
    }

    @Override
    MatchState begun() {
        return new MatchState(study, start, settings);
    }

    @Override
    MatchSettings settings() {
        return settings;
    }

    private MatchState game() {
        return (MatchState) state();
    }

    /** {@return how many pairs the game has} */
    public int pairs() {
        return game().pairs();
    }

    /** {@return how many tries were wrong} */
    public int misses() {
        return game().misses();
    }

    /**
     * The result.
     *
     * @return the result; empty while pairs are left
     */
    public Optional<LearnerEvent.MatchDone> result() {
        MatchState game = game();
        Instant end = game.solvedAt();
        if (end == null) {
            return Optional.empty();
        }
        Duration played = Duration.between(startedAt(), end);
        Duration total = (played.isNegative() ? Duration.ZERO : played)
                .plus(settings.penalty().multipliedBy(game.misses()));
        boolean eligible = settings.equals(MatchSettings.defaults()) && study.set().isWhole()
                && total.compareTo(FASTEST.multipliedBy(game.pairs())) >= 0;
        return Optional.of(new LearnerEvent.MatchDone(end, id(), total, game.misses(),
                game.pairs(), eligible));
    }

    @Override
    List<LearnerEvent> closing(Instant now) {
        return result().map(done -> List.<LearnerEvent>of(done)).orElse(List.of());
    }
}
