package dev.cardstock.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.answer.AnswerComparator;
import dev.cardstock.answer.AnswerComparator.Comparison;
import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Verdict;
import dev.cardstock.contract.AnswerComparatorContract;
import dev.cardstock.contract.AnswerGraderContract;
import dev.cardstock.grading.minilm.MiniLmEncoder;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginsTest {
    private static final String REFERENCE = "The left ventricle, because it must generate enough"
            + " pressure to push blood through the whole systemic circulation.";
    private static final Question HEART = Question.builder(
            "Which chamber of the heart has the thickest muscular wall, and why?")
            .reference(REFERENCE)
            .language(Locale.ENGLISH)
            .build();
    private static final String NEARLY_THE_SAME = "The left ventricle, since it has to generate enough"
            + " pressure to push blood through the whole systemic circulation.";
    private static final String PARAPHRASE = "its the LV - that one has to squeeze really hard so that"
            + " everything from your scalp to your toes gets supplied";
    private static final Question PARTS = Question.builder("How does the heart pump blood?")
            .reference("It pumps blood through 4 chambers about 70 times a minute.")
            .language(Locale.ENGLISH)
            .build();

    private static MiniLmEncoder encoder;
    private static SemanticGrader withEncoder;

    @BeforeAll
    static void open() {
        encoder = new MiniLmEncoder();
        withEncoder = SemanticGrader.builder().encoder(encoder).build();
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    private static SemanticGrader with(String answer, Comparison comparison) {
        return SemanticGrader.builder()
                .comparator(new ToyComparator(Map.of(answer, comparison)))
                .build();
    }

    @Nested
    class GraderWithEncoder extends AnswerGraderContract {
        @Override
        protected AnswerGrader grader() {
            return withEncoder;
        }
    }

    @Nested
    class GraderWithComparator extends AnswerGraderContract {
        @Override
        protected AnswerGrader grader() {
            return SemanticGrader.builder().comparator(new ToyComparator(Map.of())).build();
        }
    }

    @Nested
    class Comparator extends AnswerComparatorContract {
        @Override
        protected AnswerComparator comparator() {
            return new ToyComparator(Map.of());
        }
    }

    @Test
    void withAnEncoderAParaphraseIsNearerThanAnotherSubject() {
        double paraphrase = withEncoder.grade(HEART, NEARLY_THE_SAME).score();
        double other = withEncoder.grade(HEART,
                "The cell wall of plants, because it is made of cellulose.").score();
        assertThat(paraphrase).isGreaterThan(other + 0.3);
        assertThat(withEncoder.grade(HEART, NEARLY_THE_SAME).accepted()).isTrue();
    }

    @Test
    void theEncoderDecidesTheScore() {
        assertThat(withEncoder.grade(HEART, PARAPHRASE).score())
                .isNotEqualTo(SemanticGrader.ofDefaults().grade(HEART, PARAPHRASE).score());
    }

    @Test
    void theVersionNamesWhatTookPart() {
        SemanticGrader usual = SemanticGrader.ofDefaults();
        SemanticGrader both = SemanticGrader.builder()
                .encoder(encoder)
                .comparator(new ToyComparator(Map.of()))
                .build();
        assertThat(withEncoder.id()).isEqualTo(usual.id());
        assertThat(withEncoder.version()).startsWith(usual.version()).contains(encoder.id());
        assertThat(both.version()).contains(encoder.id()).contains("toy");
        Grade grade = both.grade(HEART, PARAPHRASE);
        assertThat(grade.graderVersion()).isEqualTo(both.version());
    }

    @Test
    void aComparatorThatSeesAContradictionPreventsAcceptance() {
        assertThat(SemanticGrader.ofDefaults().grade(HEART, NEARLY_THE_SAME).accepted()).isTrue();
        assertThat(with(NEARLY_THE_SAME, ToyComparator.CONTRADICTED).grade(HEART, NEARLY_THE_SAME)
                .accepted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0.98, CONTRADICTORY", "0.55, CONTRADICTORY", "0.3, INCORRECT"})
    void whatAComparatorFindsContradictedIsContradictory(double contradicted, Verdict verdict) {
        String other = "The cell wall of plants, because it is made of cellulose.";
        Verdict usual = SemanticGrader.ofDefaults().grade(HEART, other).verdict();
        assertThat(usual).isNotIn(Verdict.CONTRADICTORY, Verdict.CORRECT);
        Grade grade = with(other, new Comparison(0.01, 0.99 - contradicted, contradicted))
                .grade(HEART, other);
        assertThat(grade.verdict()).isEqualTo(verdict);
        assertThat(grade.credit()).isZero();
    }

    @Test
    void anAnswerThatIsAcceptedIsNotContradictory() {
        assertThat(with(NEARLY_THE_SAME, new Comparison(0.45, 0.04, 0.51))
                .grade(HEART, NEARLY_THE_SAME)
                .accepted()).isTrue();
    }

    @Test
    void aComparatorThatSeesAnEntailmentAcceptsAParaphrase() {
        assertThat(SemanticGrader.ofDefaults().grade(HEART, PARAPHRASE).accepted()).isFalse();
        assertThat(with(PARAPHRASE, ToyComparator.ENTAILED).grade(HEART, PARAPHRASE).verdict())
                .isEqualTo(Verdict.CORRECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "The left ventricle, because it must not generate enough pressure to push blood through the whole"
                    + " systemic circulation.",
            "Which chamber of the heart has the thickest muscular wall, and why?",
            "circulation ventricle pressure systemic blood left push generate whole enough",
            "I don't know", ""})
    void noPlugOverrulesTheRules(String answer) {
        assertThat(with(answer, ToyComparator.ENTAILED).grade(HEART, answer).accepted()).isFalse();
        assertThat(withEncoder.grade(HEART, answer).accepted()).isFalse();
    }

    @Test
    void noPlugOverrulesAChangedNumber() {
        String answer = "It pumps blood through 3 chambers about 70 times a minute.";
        assertThat(with(answer, ToyComparator.ENTAILED).grade(PARTS, answer).accepted()).isFalse();
        assertThat(withEncoder.grade(PARTS, answer).accepted()).isFalse();
        assertThat(withEncoder.grade(PARTS, answer.replace('3', '4')).accepted()).isTrue();
    }
}
