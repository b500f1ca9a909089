package dev.cardstock.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.deck.CardId;
import dev.cardstock.study.FlashcardSettings.Order;
import dev.cardstock.study.mastery.QuestionType;
import java.util.ArrayList;
import java.util.List;

/** Two piles of flashcards by the rules. */
final class ReferenceFlashcards implements Reference {
    private final QuestionRules rules;
    private final FlashcardSettings settings;
    private final List<CardId> pile = new ArrayList<>();
    private final List<CardId> known = new ArrayList<>();
    private final List<CardId> learning = new ArrayList<>();
    private int round;
    private int size;

    ReferenceFlashcards(QuestionRules rules, FlashcardSettings settings) {
        this.rules = rules;
        this.settings = settings;
        restart();
    }

    @Override
    public void restart() {
        pile.clear();
        rules.set().entries.forEach((card, entry) -> {
            if (!settings.starredOnly() || entry.card().note().starred()) {
                pile.add(card);
            }
        });
        known.clear();
        learning.clear();
        size = pile.size();
        round = 1;
    }

    @Override
    public void asks(StudyQuestion question) {
        assertThat(question.type()).isEqualTo(QuestionType.SELF_RATED);
        rules.checkContent(question);
        assertThat(pile).contains(question.card());
        if (settings.order() == Order.AUTHORED) {
            assertThat(question.card()).isEqualTo(pile.get(0));
        }
    }

    @Override
    public void done(Deed deed) {
        CardId card = deed.question().card();
        pile.remove(card);
        (deed.right() ? known : learning).add(card);
        if (pile.isEmpty() && !learning.isEmpty()) {
            rules.set().entries.keySet().stream().filter(learning::contains).forEach(pile::add);
            known.clear();
            learning.clear();
            size = pile.size();
            round++;
        }
    }

    @Override
    public void asksNothing(StudySession session) {
        assertThat(pile).isEmpty();
        assertThat(session.isFinished()).isTrue();
    }

    @Override
    public void compare(StudySession session) {
        FlashcardSession cards = (FlashcardSession) session;
        assertThat(cards.round()).isEqualTo(round);
        assertThat(cards.known()).isEqualTo(known);
        assertThat(cards.stillLearning()).isEqualTo(learning);
        assertThat(cards.position()).isEqualTo(new Position(size - pile.size() + 1, size));
    }
}
