package dev.cardstock.study;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Markup;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.Chance;
import dev.cardstock.study.set.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tiles that are left of a game of matching. */
final class MatchState implements ModeState {
    private final int pairs;
    private final List<Item> prompts;
    private final List<Item> answers;
    private int misses;
    private @Nullable Instant solvedAt;

    MatchState(Study study, SessionStart start, MatchSettings settings) {
        List<Item> chosen = Board.choose(study.set(),
                Board.shuffled(study.set().items(), start.seed()), settings.pairs());
        prompts = new ArrayList<>(Board.shuffled(chosen, Chance.of(start.seed(), 1)));
        answers = new ArrayList<>(Board.shuffled(chosen, Chance.of(start.seed(), 2)));
        pairs = chosen.size();
    }

    static void check(MatchState state) {
        if (state.pairs < 2) {
            throw new IllegalStateException(
                    "the set has no two pairs that can be matched: they need"
                            + " different prompts and answers of at most " + Board.LONGEST
                            + " characters; study it in another mode");
        }
    }

    @Override
    public @Nullable Posed pose(Instant now) {
        if (prompts.isEmpty()) {
            return null;
        }
        List<@Nullable CardId> sources = new ArrayList<>();
        answers.forEach(item -> sources.add(item.id()));
        return new Posed(new StudyQuestion(1, QuestionType.MATCHING,
                prompts.stream().map(Item::id).toList(), Markup.EMPTY,
                answers.stream().map(Item::answer).toList(),
                prompts.stream().map(Item::prompt).toList(), QuestionType.MATCHING, "",
                Locale.ROOT), prompts, 0, sources);
    }

    @Override
    public Change answer(Posed posed, Marked marked, Step step) {
        if (step.response() instanceof Response.Paired paired && marked.right()) {
            prompts.remove(paired.prompt());
            answers.remove(paired.answer());
            if (prompts.isEmpty()) {
                solvedAt = step.at();
            }
        } else {
            misses++;
        }
        return Change.NONE;
    }

    @Override
    public boolean skip(Posed posed) {
        return false;
    }

    @Override
    public boolean isDone(Instant now) {
        return prompts.isEmpty();
    }

    @Override
    public Position position() {
        return new Position(pairs - prompts.size() + 1, pairs);
    }

    int pairs() {
        return pairs;
    }

    int misses() {
        return misses;
    }

    @Nullable
    Instant solvedAt() {
        return solvedAt;
    }
}
