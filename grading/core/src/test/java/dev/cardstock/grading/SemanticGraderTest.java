package dev.cardstock.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.Options;
import dev.cardstock.Plugins;
import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.AnswerGraderProvider;
import dev.cardstock.answer.Grade;
import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.answer.GradingPolicy.Strictness;
import dev.cardstock.answer.KeyPoint;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Slip;
import dev.cardstock.answer.Verdict;
import dev.cardstock.contract.AnswerGraderContract;
import dev.cardstock.deck.AnswerKey.ListOrder;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SemanticGraderTest {
    private static final String HEART = "The left ventricle, because it must generate enough pressure"
            + " to push blood through the whole systemic circulation.";
    private static final Question SENTENCE = Question.builder(
            "Which chamber of the heart has the thickest muscular wall, and why?")
            .reference(HEART)
            .language(Locale.ENGLISH)
            .build();

    private final SemanticGrader grader = SemanticGrader.ofDefaults();

    private Grade grade(String language, String reference, String answer) {
        return grader.grade(Question.builder("")
                .reference(reference)
                .language(Locale.forLanguageTag(language))
                .build(), answer);
    }

    @Nested
    class Contract extends AnswerGraderContract {
        @Override
        protected AnswerGrader grader() {
            return SemanticGrader.ofDefaults();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | doghouse        | dog house       | CORRECT
            en | doghouse        | the dog-house   | CORRECT
            en | doghouse        | doghuose        | CORRECT_WITH_SLIPS
            en | Canberra        | canbera         | CORRECT_WITH_SLIPS
            en | cat             | cut             | INCORRECT
            en | to be high      | be high         | CORRECT
            en | colour (noun)   | colour          | CORRECT
            en | Paris           | "Paris!"        | CORRECT
            en | 4.50            | 4,5             | CORRECT
            en | 4.50            | 4.5             | CORRECT
            en | 1908            | 1909            | INCORRECT
            en | 1,000 km        | 1000 km         | CORRECT
            de | der Hund        | Hund            | CORRECT
            de | die Straße      | strasse         | CORRECT
            fr | l'école         | ecole           | CORRECT_WITH_SLIPS
            es | mañana          | manana          | CORRECT_WITH_SLIPS
            tr | ışık            | IŞIK            | CORRECT
            en | √dₖ             | √dk             | CORRECT
            """)
    void shortAnswers(String language, String reference, String answer, Verdict expected) {
        assertThat(grade(language, reference, answer).verdict()).isEqualTo(expected);
    }

    @Test
    void slipsNameTheirKindAndPlace() {
        Grade grade = grade("en", "doghouse", " dog house");
        assertThat(grade.slips()).containsExactly(new Slip(Slip.Kind.SPACING, 4, 5, ""));
    }

    @Test
    void theAnswerOfAnotherCardIsNoTypo() {
        Question key = Question.builder("")
                .reference("affect")
                .otherAnswers(List.of("effect", "affecf"))
                .build();
        assertThat(grader.grade(key, "affecf").accepted()).isFalse();
        assertThat(grader.grade(key, "affect").accepted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ANY_ORDER | blue, red and green | CORRECT | 1
            ANY_ORDER | blue, red           | PARTIAL | 0.6667
            ORDERED   | blue; red; green    | PARTIAL | 1
            ORDERED   | red, green, blue    | CORRECT | 1
            ANY_ORDER | black               | INCORRECT | 0
            """)
    void lists(ListOrder order, String answer, Verdict verdict, double credit) {
        Grade grade = grader.grade(
                Question.builder("").list(order, List.of("red", "green", "blue")).build(), answer);
        assertThat(grade.verdict()).isEqualTo(verdict);
        assertThat(grade.credit()).isEqualTo(credit, org.assertj.core.api.Assertions.within(1e-3));
        assertThat(grade.keyPoints()).extracting(KeyPoint::text)
                .containsExactly("red", "green",
                        "blue");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            it is the left ventricle because it has to generate the pressure to push blood through the whole circulation | true
            The left ventricle, because it must generate enough presure to push blood through the whole systemic circulaton | true
            the left ventricle, because it must not generate enough pressure to push blood through the whole systemic circulation | false
            circulation ventricle pressure systemic blood left push generate whole enough | false
            Which chamber of the heart has the thickest muscular wall, and why? | false
            The heart wall is a muscular chamber | false
            I don't know | false
            The right atrium, because it collects blood from the body | false
            """)
    void sentences(String answer, boolean accepted) {
        assertThat(grader.grade(SENTENCE, answer).accepted()).isEqualTo(accepted);
    }

    @Test
    void aDenialIsAContradiction() {
        assertThat(grader.grade(SENTENCE, HEART.replace("must", "does not")).verdict())
                .isEqualTo(Verdict.CONTRADICTORY);
    }

    @Test
    void aNegationInAnotherPlaceIsNotAccepted() {
        Question question = Question.of("What does causal mean?",
                "A token depends on itself and earlier"
                        + " tokens only, never on those that come later.");
        assertThat(
                grader.grade(question, "A token does not depend on itself and earlier tokens only")
                        .accepted())
                .isFalse();
    }

    @Test
    void keyPointsShowTheWordsThatCoverThem() {
        Question question = Question.builder("Why is the sky blue?")
                .reference("Air scatters short wavelengths. The sun emits less violet light.")
                .keyPoints(
                        List.of("air scatters short wavelengths", "less violet light is emitted"))
                .build();
        Grade grade = grader.grade(question, "Because short wavelengths are scattered by the air");
        assertThat(grade.keyPoints()).extracting(KeyPoint::status)
                .containsExactly(
                        KeyPoint.Status.COVERED, KeyPoint.Status.PROBABLY_MISSING);
        assertThat(grade.keyPoints().get(0).evidence()).contains("short", "wavelengths", "air");
        assertThat(grade.verdict()).isIn(Verdict.PARTIAL, Verdict.UNSURE);
    }

    @Test
    void strictnessDecidesWhatASlipCosts() {
        Question question = Question.of("", "Canberra");
        assertThat(SemanticGrader.of(GradingPolicy.of(Strictness.STRICT))
                .grade(question, "canbera")
                .accepted()).isFalse();
        assertThat(SemanticGrader.of(GradingPolicy.of(Strictness.LENIENT))
                .grade(question, "canbera")
                .accepted()).isTrue();
    }

    @Test
    void germanLearnersAreAnsweredInGerman() {
        assertThat(grade("de", "Hund", "Hund").explanation()).isEqualTo("Das ist richtig.");
    }

    @Test
    void itIsFoundByItsId() {
        AnswerGraderProvider provider = Plugins.load(AnswerGraderProvider.class).get("semantic");
        assertThat(provider.create(Options.none().with("strictness", "strict")).id())
                .isEqualTo("semantic");
        assertThatThrownBy(() -> provider.create(Options.none().with("strictness", "cruel")))
                .hasMessageContaining("lenient, standard, strict");
    }
}
