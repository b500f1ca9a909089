package dev.cardstock.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.answer.Grade;
import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.answer.Question;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Library;
import dev.cardstock.grading.evaluate.Evaluation;
import dev.cardstock.grading.evaluate.JudgedAnswer;
import dev.cardstock.grading.memory.AnswerMemory;
import dev.cardstock.grading.memory.GradedAnswer;
import dev.cardstock.grading.memory.GradedAnswer.Source;
import dev.cardstock.grading.similarity.CardMatch;
import dev.cardstock.grading.similarity.DeckSimilarity;
import dev.cardstock.grading.similarity.Distractor;
import dev.cardstock.grading.similarity.Overlap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the Javadoc and in the README of the module: they compile, run and are asserted. */
class Snippets {
    @TempDir
    Path directory;

    @Test
    void memory() throws IOException {
        // @start region="memory"
        Question question = Question.of("Capital of Australia?", "Canberra");
        try (AnswerMemory memory = AnswerMemory.open(directory)) {
            SemanticGrader grader = SemanticGrader.builder().memory(memory).build();
            memory.remember(question, "the ACT", 1, Source.TEACHER);
            memory.remember(GradedAnswer.of(question, "Sidney", 0, Source.OVERRIDE, "ann"));

            Grade grade = grader.grade(question, "The ACT.");
            assertThat(grade.explanation()).isEqualTo("A teacher accepted “the ACT”."); // @replace regex=".*" replacement="            // grade.explanation() is: A teacher accepted “the ACT”."

            memory.forgetLearner("ann");
        }
        // @end
    }

    @Test
    void calibration() {
        // @start region="calibration"
        Calibration calibration = Calibration.fit(List.of(
                new Calibration.Judgement(0.55, true), // a grade that was overridden
                new Calibration.Judgement(0.93, true))); // one that was confirmed
        SemanticGrader grader = SemanticGrader.builder()
                .policy(GradingPolicy.standard())
                .calibration(calibration)
                .build();

        // To keep it with the deck:
        double slope = calibration.slope();
        double shift = calibration.shift();
        Calibration again = new Calibration(slope, shift);
        // @end
        assertThat(grader.calibration()).isEqualTo(again);
        assertThat(again.apply(0.55)).isGreaterThan(0.55);
    }

    @Test
    void explanations() {
        // @start region="explanations"
        ExplanationTexts italian = new ExplanationTexts() {
            @Override
            public String id() {
                return "my-italian";
            }

            @Override
            public String description() {
                return "explanations in Italian";
            }

            @Override
            public Set<String> languages() {
                return Set.of("it");
            }

            @Override
            public Map<String, String> texts(String language) {
                return Map.of("correct", "È giusto.", "wrong", "La carta dice un'altra cosa: {0}");
            }
        };
        SemanticGrader grader = SemanticGrader.builder().explanations(italian).build();
        // @end
        Question question = Question.builder("")
                .reference("gatto")
                .language(Locale.ITALIAN)
                .build();
        assertThat(grader.grade(question, "il gatto").explanation()).isEqualTo("È giusto.");
        assertThat(grader.grade(question, "cane").explanation())
                .isEqualTo("La carta dice un'altra cosa: gatto");
        assertThat(grader.grade(question, "").explanation()).isEqualTo("There is no answer.");
    }

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
