package dev.cardstock.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.deck.Library;
import dev.cardstock.review.Rating;
import dev.cardstock.study.ReferenceTest.Point;
import dev.cardstock.study.TestResult.Status;
import dev.cardstock.study.mastery.Evidence;
import dev.cardstock.study.mastery.ItemProgress;
import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.Mode;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.StudySet;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests beside {@link ReferenceTest}, over random decks and learners. */
class TestModelTest {
    private static final long SEEDS = Long.getLong("cardstock.seeds", 200);

    @Test
    void testsKeepTheRules() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Sitting sitting = new Sitting(seed, RandomDecks.of(seed));
            try {
                sitting.run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + sitting.settings, e);
            }
        }
    }

    @Test
    void largeTestsKeepThemToo() {
        new Sitting(3, RandomDecks.of(3, 300)).run();
    }

    private static final class Sitting {
        final TestSettings settings;
        private final Random random;
        private final Classroom clock = new Classroom();
        private final FlakyStore store = new FlakyStore();
        private final Learner learner = Learner.of(store, "ann");
        private final StudySet set;
        private final Study study;
        private final QuestionRules rules;
        private final ReferenceTest reference;
        private final List<Map<Integer, Response>> sheets = new ArrayList<>();
        private TestSession session;

        Sitting(long seed, Library library) {
            random = new Random(seed);
            set = StudySet.of(library);
            study = Study.builder(set)
                    .clock(clock)
                    .seed(seed)
                    .grader(new ScriptedGrader(), false)
                    .build();
            Map<QuestionType, Integer> shares = new EnumMap<>(QuestionType.class);
            for (QuestionType type : QuestionType.values()) {
                shares.put(type, random.nextBoolean() ? 0 : 1 + random.nextInt(4));
            }
            shares.merge(QuestionType.TYPED, 1, Integer::sum);
            int distractors = 1 + random.nextInt(3);
            settings = random.nextInt(4) == 0
                    ? TestSettings.defaults()
                    : new TestSettings(1 + random.nextInt(30), random.nextInt(3) == 0, shares,
                            distractors, random.nextBoolean(), random.nextInt(3) * .25,
                            Duration.ofMinutes(random.nextInt(3)), random.nextBoolean(),
                            List.of());
            rules = new QuestionRules(new ReferenceSet(library), false, settings.distractors());
            reference = new ReferenceTest(rules, settings);
        }

        void run() {
            if (set.items().isEmpty()) {
                assertThatThrownBy(() -> study.test(learner, settings))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("no items");
                return;
            }
            session = study.test(learner, settings);
            TestPaper paper = session.paper();
            reference.check(paper);
            assertThat(TestPaper.fromJson(set, paper.toJson())).isEqualTo(paper);
            sheets.add(Map.of());
            for (int i = random.nextInt(3 * paper.points()); i > 0; i--) {
                act();
                compare();
            }
            handIn();
            retake(paper);
        }

        private Map<Integer, Response> sheet() {
            return sheets.getLast();
        }

        private void compare() {
            for (StudyQuestion question : session.paper().questions()) {
                int number = question.number();
                assertThat(session.answerTo(number).orElse(null)).isEqualTo(sheet().get(number));
            }
            assertThat(session.position())
                    .isEqualTo(
                            new Position(sheet().size() + 1, session.paper().questions().size()));
            assertThat(session.isFinished()).isFalse();
            assertThat(learner.progress().items()).isEmpty();
            if (session.isTimeUp() || sheet().size() == session.paper().questions().size()) {
                assertThat(session.next()).isEmpty();
            } else {
                StudyQuestion next = session.next().orElseThrow();
                assertThat(session.paper().questions()).contains(next);
                assertThat(sheet()).doesNotContainKey(next.number());
            }
        }

        private void act() {
            clock.pass(Duration.ofMillis(1 + random.nextInt(4_000)));
            boolean late = session.deadline()
                    .filter(end -> !clock.instant().isBefore(end))
                    .isPresent();
            assertThat(session.isTimeUp()).isEqualTo(late);
            int number = 1 + random.nextInt(session.paper().questions().size());
            StudyQuestion question = session.paper().questions().get(number - 1);
            if (late) {
                assertThatThrownBy(() -> session.answer(number, response(question)))
                        .isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> session.answer(new Response.DontKnow()))
                        .isInstanceOf(IllegalStateException.class);
                return;
            }
            switch (random.nextInt(10)) {
                case 0 -> {
                    if (session.skip()) {
                        sheets.add(sheet());
                    }
                }
                case 1 -> {
                    assertThat(session.undo()).isEqualTo(sheets.size() > 1);
                    if (sheets.size() > 1) {
                        sheets.removeLast();
                    }
                }
                case 2 -> {
                    String before = session.next() + session.toJson() + session.position();
                    session = (TestSession) study.resume(learner, session.toJson());
                    assertThat(session.next() + session.toJson() + session.position())
                            .isEqualTo(before);
                }
                case 3 -> {
                    String before = session.next() + session.toJson();
                    Response unfit = question.type() == QuestionType.MATCHING
                            ? new Response.Judged(true)
                            : new Response.Assigned(List.of(0));
                    assertThatThrownBy(() -> session.answer(number, unfit))
                            .isInstanceOf(IllegalArgumentException.class);
                    assertThat(session.next() + session.toJson()).isEqualTo(before);
                }
                case 4, 5, 6 -> session.next()
                        .ifPresent(next -> answer(next, false));
                default -> answer(question, true);
            }
        }

        private void answer(StudyQuestion question, boolean byNumber) {
            Response response = response(question);
            Feedback feedback = byNumber
                    ? session.answer(question.number(), response)
                    : session.answer(response);
            assertThat(feedback.outcome()).isEqualTo(Feedback.Outcome.TAKEN);
            assertThat(feedback.expected().plainText()).isEmpty();
            assertThat(feedback.grade()).isNull();
            Map<Integer, Response> sheet = new HashMap<>(sheet());
            sheet.put(question.number(), response);
            sheets.add(sheet);
        }

        private Response response(StudyQuestion question) {
            return switch (question.type()) {
                case MULTIPLE_CHOICE ->
                    new Response.Chosen(random.nextInt(question.options().size()));
                case TRUE_FALSE -> new Response.Judged(random.nextBoolean());
                case SELF_RATED -> random.nextInt(4) == 0
                        ? new Response.DontKnow()
                        : new Response.Rated(List.of(Rating.values()).get(random.nextInt(4)));
                case TYPED, CLOZE -> Response.typed(List.of("correct", "correct_with_slips",
                        "partial", "unsure", "no", " ", "contradictory").get(random.nextInt(7)));
                case MATCHING -> {
                    List<Integer> answers = new ArrayList<>();
                    question.cards()
                            .forEach(card -> answers.add(random.nextInt(question.options().size()
                                    + 1) - 1));
                    yield new Response.Assigned(answers);
                }
            };
        }

        private void handIn() {
            TestPaper paper = session.paper();
            assertThatThrownBy(session::result).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> session.override(1, true))
                    .isInstanceOf(IllegalStateException.class);
            String before = session.toJson();
            store.fails = true;
            assertThatThrownBy(session::handIn).isInstanceOf(UncheckedIOException.class);
            store.fails = false;
            assertThat(session.toJson()).isEqualTo(before);
            TestResult result = session.handIn();
            Map<Integer, Boolean> overridden = new HashMap<>();
            List<Point> points = reference.mark(paper, sheet(), overridden);
            reference.compare(result, points);
            assertThat(session.undo()).isFalse();
            assertThat(session.isFinished()).isTrue();
            compareProgress(points);
            for (StudyQuestion question : paper.questions()) {
                int number = question.number();
                boolean typed = sheet().get(number) instanceof Response.Typed text
                        && !text.text().isBlank();
                if (!typed) {
                    assertThatThrownBy(() -> session.override(number, true))
                            .isInstanceOf(IllegalStateException.class);
                } else if (random.nextBoolean()) {
                    boolean right = random.nextBoolean();
                    String handedIn = session.toJson();
                    store.fails = true;
                    assertThatThrownBy(() -> session.override(number, right))
                            .isInstanceOf(UncheckedIOException.class);
                    store.fails = false;
                    assertThat(session.toJson()).isEqualTo(handedIn);
                    overridden.put(number, right);
                    TestResult now = session.override(number, right);
                    points = reference.mark(paper, sheet(), overridden);
                    reference.compare(now, points);
                    compareProgress(points);
                }
            }
            session = (TestSession) study.resume(learner, session.toJson());
            reference.compare(session.result(), points);
        }

        private void compareProgress(List<Point> points) {
            var progress = learner.progress();
            var done = progress.tests().getLast();
            assertThat(progress.tests()).hasSize(1);
            assertThat(done.points()).isEqualTo(session.result().points());
            assertThat(done.possible()).isEqualTo(points.size());
            assertThat(done.unanswered()).isEqualTo(session.result().unanswered());
            Map<String, Integer> expected = new HashMap<>();
            for (Point point : points) {
                if (point.status() != Status.UNANSWERED && point.status() != Status.UNSURE) {
                    expected.merge(point.card() + " " + point.type() + " "
                            + (point.status() == Status.RIGHT), 1, Integer::sum);
                }
            }
            Map<String, Integer> got = new HashMap<>();
            for (ItemProgress item : progress.items()) {
                for (Evidence answer : item.evidence()) {
                    assertThat(answer.mode()).isEqualTo(Mode.TEST);
                    got.merge(item.card() + " " + answer.type() + " " + answer.right(), 1,
                            Integer::sum);
                }
            }
            assertThat(got).isEqualTo(expected);
            if (!settings.recordReviews()) {
                assertThat(progress.log().size()).isZero();
            }
        }

        private void retake(TestPaper paper) {
            TestSession same = study.test(learner, settings, paper);
            assertThat(same.paper()).isEqualTo(paper);
            assertThat(study.test(learner, settings, TestPaper.fromJson(set, paper.toJson()))
                    .paper()).isEqualTo(paper);
            reference.check(study.test(learner, settings).paper());
            List<dev.cardstock.deck.CardId> wrong = session.result().wrong();
            if (!wrong.isEmpty()) {
                TestPaper only = paper.only(wrong);
                Set<dev.cardstock.deck.CardId> asked = new HashSet<>();
                for (StudyQuestion question : only.questions()) {
                    assertThat(question.cards()).containsAnyElementsOf(wrong);
                    asked.addAll(question.cards());
                }
                assertThat(asked).containsAll(wrong);
                assertThat(study.test(learner, settings, only).paper()).isEqualTo(only);
            } else {
                assertThatThrownBy(() -> paper.only(wrong))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }
}
