package dev.cardstock.study;

import dev.cardstock.deck.CardId;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.Item;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question with its solution.
 *
 * @param question the question
 * @param items the items that it is about, in the order of its cards
 * @param right for a multiple choice the place of the right option; for true or false 0 if the answer shown
 *     is right, else -1
 * @param sources for each option the card whose answer it is, where it is one's
 */
record Posed(StudyQuestion question, List<Item> items, int right,
        List<@Nullable CardId> sources) {
    Posed {
        items = List.copyOf(items);
        sources = java.util.Collections.unmodifiableList(new ArrayList<>(sources));
    }

    Item item() {
        return items.get(0);
    }

    /** The same, where another type was wanted. */
    Posed insteadOf(QuestionType wanted, String reason) {
        return new Posed(new StudyQuestion(question.number(), question.type(), question.cards(),
                question.prompt(), question.options(), question.prompts(), wanted, reason,
                question.language()), items, right, sources);
    }

    Posed numbered(int number) {
        return new Posed(question.numbered(number), items, right, sources);
    }
}
