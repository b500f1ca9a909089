package dev.cardstock.study;

import static dev.cardstock.study.Classroom.capitals;
import static dev.cardstock.study.Classroom.right;
import static dev.cardstock.study.Classroom.wrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.study.mastery.LearnLevel;
import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.StudySet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LearnSessionTest {
    private final Classroom clock = new Classroom();
    private final Learner learner = Learner.inMemory();

    private Study study(StudySet set) {
        return Study.builder(set).clock(clock).seed(1).build();
    }

    private static List<CardId> answerRight(StudySet set, StudySession session, int count) {
        List<CardId> asked = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StudyQuestion question = session.next().orElseThrow();
            asked.add(question.card());
            assertThat(session.answer(right(set, question)).isRight()).isTrue();
        }
        return asked;
    }

    @Test
    void everythingRightTakesTwoQuestionsForEachItem() {
        StudySet set = capitals(20);
        LearnSession session = study(set).learn(learner, LearnSettings.defaults());
        answerRight(set, session, 40);
        assertThat(session.next()).isEmpty();
        assertThat(session.isFinished()).isTrue();
        assertThat(session.levels()).containsEntry(LearnLevel.LEARNED, 20);
        assertThat(learner.progress().items())
                .allMatch(item -> item.level() == LearnLevel.LEARNED);
    }

    @Test
    void newItemsAreRecognisedFirstAndBroughtForthThen() {
        StudySet set = capitals(7);
        LearnSession session = study(set).learn(learner, LearnSettings.defaults());
        for (int i = 0; i < 14; i++) {
            StudyQuestion question = session.next().orElseThrow();
            assertThat(question.type().isProduction()).isEqualTo(i >= 7);
            session.answer(right(set, question));
        }
    }

    @Test
    void aMissedItemComesAgainAfterThreeOthersUntilItIsRight() {
        StudySet set = capitals(10);
        LearnSession session = study(set).learn(learner, LearnSettings.defaults());
        CardId missed = session.next().orElseThrow().card();
        Feedback feedback = session.answer(wrong(set, session.next().orElseThrow()));
        assertThat(feedback.isRight()).isFalse();
        assertThat(feedback.expected()).isEqualTo(set.item(missed).orElseThrow().answer());
        assertThat(answerRight(set, session, 3)).doesNotContain(missed);
        assertThat(session.next().orElseThrow().card()).isEqualTo(missed);
        assertThat(session.missed()).containsExactly(missed);
    }

    @Test
    void noRoundAsksAnItemTwiceThatWasRight() {
        StudySet set = capitals(3);
        LearnSession session = study(set).learn(learner, LearnSettings.defaults());
        Set<CardId> first = new HashSet<>(answerRight(set, session, 3));
        assertThat(first).hasSize(3);
        assertThat(session.round()).isEqualTo(2);
    }

    @Test
    void withoutTypesThatBringForthItEndsWhenAllIsFamiliar() {
        StudySet set = capitals(8);
        LearnSession session = study(set).learn(learner, LearnSettings.defaults()
                .withTypes(EnumSet.of(QuestionType.MULTIPLE_CHOICE)));
        answerRight(set, session, 8);
        assertThat(session.isFinished()).isTrue();
        assertThat(session.levels()).containsEntry(LearnLevel.FAMILIAR, 8);
    }

    @Test
    void aSetWithTooFewAnswersSaysWhyItAsksOtherwise() {
        StudySet set = capitals(1);
        LearnSession session = study(set).learn(learner, LearnSettings.defaults());
        StudyQuestion question = session.next().orElseThrow();
        assertThat(question.type()).isEqualTo(QuestionType.TYPED);
        assertThat(question.fallback()).hasValueSatisfying(
                reason -> assertThat(reason).contains("too few wrong answers"));
    }

    @Test
    void itStopsAfterItsRoundsAndAfterItsTime() {
        StudySet set = capitals(10);
        LearnSession rounds = study(set).learn(learner,
                LearnSettings.defaults().withMaxRounds(1));
        answerRight(set, rounds, 7);
        assertThat(rounds.isFinished()).isTrue();
        LearnSession timed = study(set).learn(Learner.inMemory(),
                LearnSettings.defaults().withTimeBudget(Duration.ofMinutes(5)));
        answerRight(set, timed, 2);
        clock.pass(Duration.ofMinutes(5));
        assertThat(timed.next()).isEmpty();
        assertThat(timed.isFinished()).isTrue();
    }

    @Test
    void anOverriddenAnswerCountsAsRightEverywhere() {
        StudySet set = capitals(7);
        LearnSession session = study(set).learn(learner, LearnSettings.defaults());
        answerRight(set, session, 7);
        CardId card = session.next().orElseThrow().card();
        session.answer(Response.typed("nearly"));
        assertThat(session.level(card)).isEqualTo(LearnLevel.NEW);
        Feedback feedback = session.override(true);
        assertThat(feedback.isRight()).isTrue();
        assertThat(session.level(card)).isEqualTo(LearnLevel.LEARNED);
        assertThat(session.missed()).isEmpty();
        assertThat(learner.progress().item(card).level()).isEqualTo(LearnLevel.LEARNED);
        assertThat(learner.progress().item(card).misses()).isZero();
    }

    @Test
    void anAnswerThatDoesNotFitIsRefusedAndChangesNothing() {
        StudySet set = capitals(7);
        LearnSession session = study(set).learn(learner, LearnSettings.defaults()
                .withTypes(EnumSet.of(QuestionType.MULTIPLE_CHOICE)));
        session.next();
        String before = session.toJson();
        for (Response response : List.of(Response.typed("town1"), new Response.Chosen(4),
                new Response.Chosen(-1), new Response.Judged(true), Response.known(),
                new Response.Paired(0, 0), new Response.Assigned(List.of(0)))) {
            assertThatThrownBy(() -> session.answer(response))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(session.toJson()).isEqualTo(before);
    }

    @Test
    void levelsAreKeptForTheNextSession() {
        StudySet set = capitals(10);
        Study study = study(set);
        answerRight(set, study.learn(learner, LearnSettings.defaults()), 14);
        LearnSession next = study.learn(learner, LearnSettings.defaults());
        assertThat(next.levels()).containsEntry(LearnLevel.LEARNED, 4)
                .containsEntry(LearnLevel.FAMILIAR, 6);
        assertThat(study.learn(learner, LearnSettings.defaults().withStartOver(true)).levels())
                .containsEntry(LearnLevel.NEW, 10);
    }

    @Test
    void cardsWithTheSamePromptAcceptEachOthersAnswers() {
        StudySet set = StudySet.of(Library.builder("Colours")
                .card("a colour", "red")
                .card("A  Colour", "green")
                .build());
        LearnSession session = study(set).learn(learner, LearnSettings.defaults());
        for (int i = 0; i < 4; i++) {
            StudyQuestion question = session.next().orElseThrow();
            assertThat(question.type()).isEqualTo(QuestionType.TYPED);
            assertThat(session.answer(Response.typed(i % 2 == 0 ? "Green" : "RED")).isRight())
                    .isTrue();
        }
        assertThat(session.isFinished()).isTrue();
    }

    @Test
    void anAnswerThatIsTooLongToTypeIsSelfRatedSoThatItCanBeLearned() {
        Library.Builder library = Library.builder("Long");
        for (int i = 0; i < 8; i++) {
            library.card("land" + i, "It is so long that nobody would want to type all of it " + i
                    + " times, " + "x".repeat(i));
        }
        StudySet set = StudySet.of(library.build());
        LearnSession session = study(set).learn(learner, LearnSettings.defaults());
        answerRight(set, session, 14);
        StudyQuestion question = session.next().orElseThrow();
        assertThat(question.type()).isEqualTo(QuestionType.SELF_RATED);
        assertThat(question.wanted()).isEqualTo(QuestionType.TYPED);
        assertThat(question.fallback()).contains("the answer is too long to be typed");
        answerRight(set, session, 2);
        assertThat(session.isFinished()).isTrue();
        assertThat(session.levels()).containsEntry(LearnLevel.LEARNED, 8);
    }

    @Test
    void cardsWithoutGapsAreLearnedWhereOnlyGapsAreToBeTyped() {
        StudySet set = capitals(7);
        LearnSession session = study(set).learn(learner, LearnSettings.defaults()
                .withTypes(EnumSet.of(QuestionType.TRUE_FALSE, QuestionType.CLOZE)));
        answerRight(set, session, 14);
        assertThat(session.isFinished()).isTrue();
    }

    @Test
    void theAlternativesOfACardWithTheSamePromptAreRightToo() {
        StudySet set = StudySet.of(Library.builder("Colours")
                .card("a colour", "red", AnswerKey.alternatives("crimson"))
                .card("a colour", "green")
                .build());
        LearnSession session = study(set).learn(learner,
                LearnSettings.defaults().withTypes(EnumSet.of(QuestionType.TYPED)));
        for (int i = 0; i < 2; i++) {
            assertThat(session.answer(Response.typed("Crimson")).isRight()).isTrue();
        }
    }

    @Test
    void undoAsksTheSameQuestionThoughTimeHasPassed() {
        StudySet set = capitals(7);
        LearnSession session = study(set).learn(learner,
                LearnSettings.defaults().withTimeBudget(Duration.ofMinutes(1)));
        StudyQuestion question = session.next().orElseThrow();
        session.answer(wrong(set, question));
        clock.pass(Duration.ofMinutes(2));
        assertThat(session.next()).isEmpty();
        assertThat(session.undo()).isTrue();
        assertThat(session.next()).contains(question);
    }

    @Test
    void aMaskOfAnImageIsNotTyped() {
        StudySet set = StudySet.of(Library.builder("Atlas")
                .deck("Atlas")
                .add(Note.builder("n", NoteType.imageOcclusion(), deck("Atlas"))
                        .fields(List.of(
                                Markup.plain("{{c1::image-occlusion:rect:left=.1:top=.1:"
                                        + "width=.2:height=.2:oi=1}}"),
                                new Markup(Markup.Kind.HTML, "<img src=\"map.png\">", "",
                                        List.of("map.png")),
                                Markup.plain("The map"), Markup.plain("An extra"), Markup.EMPTY))
                        .build())
                .build());
        Study study = Study.builder(set).clock(clock).grader(new ScriptedGrader(), true).build();
        LearnSession session = study.learn(learner,
                LearnSettings.defaults().withTypes(EnumSet.of(QuestionType.TYPED)));
        assertThat(session.next().orElseThrow().type()).isEqualTo(QuestionType.SELF_RATED);
        answerRight(set, session, 2);
        assertThat(session.isFinished()).isTrue();
    }

    private static String deck(String name) {
        return Library.builder("Atlas").deck(name).build().roots().get(0).id();
    }
}
