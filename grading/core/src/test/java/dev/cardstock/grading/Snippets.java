package dev.cardstock.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Question;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Library;
import dev.cardstock.grading.evaluate.Evaluation;
import dev.cardstock.grading.evaluate.JudgedAnswer;
import dev.cardstock.grading.similarity.CardMatch;
import dev.cardstock.grading.similarity.DeckSimilarity;
import dev.cardstock.grading.similarity.Distractor;
import dev.cardstock.grading.similarity.Overlap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The examples in the Javadoc: they compile and are asserted. */
class Snippets {
    @Test
    void deckSimilarity() {
        Library library = Library.builder("Capitals")
                .language("en")
                .card("France", "Paris")
                .card("Italy", "Rome")
                .card("Spain", "Madrid")
                .build();
        CardId asked = library.cards().findFirst().orElseThrow().id();
        // @start region="deck-similarity"
        DeckSimilarity deck = DeckSimilarity.of(library);
        Optional<CardMatch> owner = deck.ownerOf(asked, "Rome"); // the card of Italy
        List<String> others = deck.otherAnswers(asked, 10); // for Question.Builder.otherAnswers
        List<Distractor> wrong = deck.distractors(asked, 2); // Rome and Madrid
        List<Overlap> overlaps = deck.overlaps(); // nothing is asked twice
        // @end
        assertThat(owner.map(CardMatch::answer)).contains("Rome");
        assertThat(others).doesNotContain("Paris");
        assertThat(wrong).extracting(Distractor::text).containsExactlyInAnyOrder("Rome", "Madrid");
        assertThat(overlaps).isEmpty();
    }

    @Test
    void evaluation() {
        Question question = Question.of("Capital of France?", "Paris");
        SemanticGrader grader = SemanticGrader.ofDefaults();
        // @start region="evaluation"
        Grade grade = grader.grade(question, "paris");
        JudgedAnswer judged = JudgedAnswer.of("france", "", "correct", true,
                grade.verdict().key(), grade, OptionalDouble.empty());

        Evaluation evaluation = Evaluation.of(List.of(judged));
        double accuracy = evaluation.twoWay().accuracy();
        // @end
        assertThat(accuracy).isEqualTo(1);
    }
}
