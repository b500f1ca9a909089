package dev.cardstock.grading.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures against values that were worked out by hand. */
class EvaluationTest {
    private static JudgedAnswer answer(String card, String kind, boolean right, double score) {
        return new JudgedAnswer(card, kind, right ? "correct" : "incorrect", right,
                score >= 0.5 ? "correct" : "incorrect", score >= 0.5, false, score, score,
                OptionalDouble.empty());
    }

    private static JudgedAnswer labelled(String label, String predicted) {
        return new JudgedAnswer("q", "", label, label.equals("a"), predicted,
                predicted.equals("a"), false, 0.5, 0.5, OptionalDouble.empty());
    }

    private static JudgedAnswer marked(double score, double credit, double mark) {
        return new JudgedAnswer("q", "", "", mark == 1, "", false, false, score, credit,
                OptionalDouble.of(mark));
    }

    @Test
    void twoWayFigures() {
        // right: 3, of which 2 accepted; wrong: 2, of which 1 accepted.
        Classification figures = Evaluation.of(List.of(answer("q", "", true, 0.9),
                answer("q", "", true, 0.6), answer("q", "", true, 0.1),
                answer("q", "", false, 0.7),
                answer("q", "", false, 0.2))).twoWay();
        assertThat(figures.accuracy()).isEqualTo(0.6);
        assertThat(figures.f1("right")).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(figures.f1("wrong")).isEqualTo(0.5);
        assertThat(figures.macroF1()).isCloseTo(7.0 / 12, within(1e-12));
        assertThat(figures.weightedF1()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void threeWayFigures() {
        Classification figures = Evaluation.of(List.of(labelled("a", "a"), labelled("a", "b"),
                labelled("b", "b"), labelled("b", "b"), labelled("b", "c"), labelled("c", "a")))
                .labels();
        assertThat(figures.labels()).containsExactly("a", "b", "c");
        assertThat(figures.count("b", "c")).isEqualTo(1);
        assertThat(figures.count("c", "b")).isZero();
        assertThat(figures.support("b")).isEqualTo(3);
        assertThat(figures.accuracy()).isEqualTo(0.5);
        assertThat(figures.f1("a")).isEqualTo(0.5);
        assertThat(figures.f1("b")).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(figures.f1("c")).isZero();
        assertThat(figures.macroF1()).isCloseTo(7.0 / 18, within(1e-12));
        assertThat(figures.weightedF1()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void aTieCountsHalfInTheAuc() {
        // Pairs: .8 beats .5 and .1; .5 ties .5 and beats .1: 3.5 of 4.
        Evaluation evaluation = Evaluation.of(List.of(answer("q", "", true, 0.8),
                answer("q", "", true, 0.5), answer("q", "", false, 0.5),
                answer("q", "", false, 0.1)));
        assertThat(evaluation.auc()).hasValue(0.875);
        assertThat(Evaluation.of(List.of(answer("q", "", true, 0.8))).auc()).isEmpty();
    }

    @Test
    void theAucOfAKindIsAgainstTheOtherSide() {
        Evaluation evaluation = Evaluation.of(List.of(answer("q", "terse", true, 0.3),
                answer("q", "paraphrase", true, 0.9), answer("q", "nearby", false, 0.2),
                answer("q", "minimal", false, 0.5)));
        assertThat(evaluation.auc("terse")).hasValue(0.5);
        assertThat(evaluation.auc("minimal")).hasValue(0.5);
        assertThat(evaluation.auc("paraphrase")).hasValue(1);
        assertThat(evaluation.auc("nothing")).isEmpty();
    }

    @Test
    void calibrationInBinsOfEqualWidth() {
        // Bin .0: scores .05 and .15 lie in two bins; bin .9: .95 and 1.0, one right.
        Evaluation evaluation = Evaluation.of(List.of(answer("q", "", false, 0.05),
                answer("q", "", true, 0.15), answer("q", "", true, 0.95),
                answer("q", "", false, 1.0)));
        assertThat(evaluation.calibrationError())
                .isCloseTo((0.05 + 0.85 + 0.95) / 4, within(1e-12));
    }

    @Test
    void calibrationInBinsOfEqualSize() {
        List<JudgedAnswer> twenty = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            twenty.add(answer("q", "", i % 2 == 0, 0.5 + i / 100.0));
        }
        // Two in each bin, one of them right: scores sum to 1.01 + .04 i, against 1.
        double expected = IntStream.range(0, 10).mapToDouble(i -> 0.01 + 0.04 * i).sum() / 20;
        assertThat(Evaluation.of(twenty).calibrationErrorOfEqualBins())
                .isCloseTo(expected, within(1e-12));
        assertThat(Evaluation.of(Collections.nCopies(7, answer("q", "", true, 0.4)))
                .calibrationErrorOfEqualBins()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void agreementWithMarks() {
        Evaluation evaluation = Evaluation.of(List.of(marked(0, 1, 0), marked(0.5, 1, 0.5),
                marked(0.7, 1, 1), answer("q", "", true, 1)));
        assertThat(evaluation.scoreAgreement().answers()).isEqualTo(3);
        // Deviations (-.4, .1, .3) and (-.5, 0, .5): .35 / sqrt(.26 * .5).
        assertThat(evaluation.scoreAgreement().pearson())
                .isCloseTo(0.35 / Math.sqrt(0.13), within(1e-12));
        assertThat(evaluation.scoreAgreement().rmse()).isCloseTo(Math.sqrt(0.03), within(1e-12));
        assertThat(evaluation.creditAgreement().pearson()).isZero();
        assertThat(evaluation.creditAgreement().rmse())
                .isCloseTo(Math.sqrt(1.25 / 3), within(1e-12));
    }

    @Test
    void pairsAreThoseOfOneCard() {
        Evaluation evaluation = Evaluation.of(List.of(answer("1", "paraphrase", true, 0.9),
                answer("1", "paraphrase", true, 0.4), answer("1", "misconception", false, 0.4),
                answer("2", "paraphrase", true, 0.1), answer("2", "misconception", false, 0.8),
                answer("3", "minimal_ok", true, 0.8), answer("3", "minimal", false, 0.7),
                answer("4", "minimal", false, 0.1)));
        // Won, tied, lost; won.
        assertThat(evaluation.pairAccuracy(Map.of("paraphrase", "misconception")))
                .hasValue(0.5);
        assertThat(evaluation.pairAccuracy(
                Map.of("paraphrase", "misconception", "minimal_ok", "minimal"))).hasValue(0.625);
        assertThat(evaluation.pairAccuracy(Map.of("terse", "minimal"))).isEmpty();
    }

    @Test
    void anUnsureGraderHasNotAccepted() {
        Grade unsure = Grade.builder(Verdict.UNSURE, 0.5).build();
        Evaluation evaluation = Evaluation.of(List.of(JudgedAnswer.of("q", "k", "correct", true,
                "incorrect", unsure, OptionalDouble.empty()), answer("q", "k", true, 0.9)));
        assertThat(evaluation.unsureShare()).isEqualTo(0.5);
        assertThat(evaluation.acceptedShare()).isEqualTo(0.5);
        assertThat(evaluation.twoWay().accuracy()).isEqualTo(0.5);
        assertThat(evaluation.byKind()).containsOnlyKeys("k");
        assertThat(evaluation.byLabel()).containsOnlyKeys("correct");
        assertThat(evaluation.cards()).isEqualTo(1);
    }

    @Test
    void ofNothingThereIsNothing() {
        Evaluation none = Evaluation.of(List.of());
        assertThat(none.auc()).isEmpty();
        assertThat(List.of(none.calibrationError(), none.calibrationErrorOfEqualBins(),
                none.twoWay().accuracy(), none.twoWay().macroF1(), none.twoWay().weightedF1(),
                none.unsureShare())).containsOnly(0.0);
        assertThat(none.scoreAgreement()).isEqualTo(new Evaluation.Agreement(0, 0, 0));
    }

    @Test
    void theOrderOfTheAnswersIsOfNoAccountAndPairsAreCountedAsTheDefinitionSays() {
        long seed = 5;
        Random random = new Random(seed);
        List<JudgedAnswer> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            answers.add(answer("q" + random.nextInt(9), "k", random.nextBoolean(),
                    random.nextInt(21) / 20.0));
        }
        Evaluation before = Evaluation.of(answers);
        double won = 0;
        int pairs = 0;
        for (JudgedAnswer a : answers) {
            for (JudgedAnswer b : answers) {
                if (a.right() && !b.right()) {
                    pairs++;
                    won += a.score() > b.score() ? 1 : a.score() == b.score() ? 0.5 : 0;
                }
            }
        }
        assertThat(before.auc().orElseThrow()).as("seed %d", seed)
                .isCloseTo(won / pairs, within(1e-12));
        Collections.shuffle(answers, random);
        Evaluation after = Evaluation.of(answers);
        assertThat(after.auc()).as("seed %d", seed).isEqualTo(before.auc());
        assertThat(after.calibrationError()).isCloseTo(before.calibrationError(), within(1e-12));
        assertThat(after.calibrationErrorOfEqualBins())
                .isCloseTo(before.calibrationErrorOfEqualBins(), within(1e-12));
    }

    @Test
    void aMillionAnswersAreNoBurden() {
        List<JudgedAnswer> answers = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            answers.add(answer("q", "k", i % 2 == 1, i % 100 / 100.0));
        }
        // Right ones have odd hundredths: of 50 x 50 pairs of values 1275 are won.
        assertThat(Evaluation.of(answers).auc()).hasValue(1275 / 2500.0);
    }

    @Test
    void whatIsNoShareIsRefused() {
        assertThatThrownBy(() -> answer("q", "", true, 1.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.1");
    }
}
