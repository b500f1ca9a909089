package dev.cardstock.study;

import dev.cardstock.deck.CardId;
import dev.cardstock.study.FlashcardSettings.Order;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.Chance;
import dev.cardstock.study.set.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two piles of flashcards, round after round. */
final class FlashcardState implements ModeState {
    private final SessionStart start;
    private final FlashcardSettings settings;
    private final @Nullable Reviews reviews;
    private final List<CardId> known = new ArrayList<>();
    private List<Item> pile;
    private List<Item> again = new ArrayList<>();
    private int next;
    private int round = 1;

    FlashcardState(Study study, SessionStart start, FlashcardSettings settings) {
        this.start = start;
        this.settings = settings;
        reviews = settings.recordReviews() ? study.reviews(start) : null;
        Set<CardId> only = new HashSet<>(settings.only());
        pile = ordered(study.set()
                .items()
                .stream()
                .filter(item -> only.isEmpty() || only.contains(item.id()))
                .filter(item -> !settings.starredOnly() || item.card().note().starred())
                .toList());
    }

    private List<Item> ordered(List<Item> items) {
        List<Item> ordered = new ArrayList<>(items);
        if (settings.order() == Order.SHUFFLED) {
            ordered.sort(Comparator
                    .comparingLong((Item item) -> Chance.of(start.seed(), Chance.of(item.id()),
                            round))
                    .thenComparingInt(Item::position));
        }
        return ordered;
    }

    @Override
    public @Nullable Posed pose(Instant now) {
        if (next >= pile.size()) {
            return null;
        }
        Item item = pile.get(next);
        return new Posed(StudyQuestion.of(QuestionType.SELF_RATED, item.id(), item.prompt(),
                List.of(), null, "", item.language()), List.of(item), 0, List.of());
    }

    @Override
    public Change answer(Posed posed, Marked marked, Step step) {
        Item item = posed.item();
        if (marked.right()) {
            known.add(item.id());
        } else {
            again.add(item);
        }
        turn();
        Reviews log = reviews;
        return log == null
                ? Change.NONE
                : Change.review(Reviews.entry(log.answer(item.id(), marked.rating(), step.at(),
                        Duration.ZERO)));
    }

    @Override
    public boolean skip(Posed posed) {
        again.add(posed.item());
        turn();
        return true;
    }

    private void turn() {
        next++;
        if (next == pile.size() && !again.isEmpty()) {
            round++;
            pile = ordered(again.stream()
                    .sorted(Comparator.comparingInt(Item::position))
                    .toList());
            again = new ArrayList<>();
            known.clear();
            next = 0;
        }
    }

    @Override
    public boolean isDone(Instant now) {
        return next >= pile.size();
    }

    @Override
    public Position position() {
        return new Position(next + 1, pile.size());
    }

    int round() {
        return round;
    }

    List<CardId> known() {
        return List.copyOf(known);
    }

    List<CardId> stillLearning() {
        return again.stream().map(Item::id).toList();
    }
}
