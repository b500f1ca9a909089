package dev.cardstock.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cardstock.answer.Verdict;
import dev.cardstock.deck.Card;
import dev.cardstock.deck.CardId;
import dev.cardstock.study.TestResult.Status;
import dev.cardstock.study.mastery.QuestionType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A test by the rules: what a paper may be, and what its answers are worth. */
final class ReferenceTest {
    /** One point of the paper. */
    record Point(int number, CardId card, QuestionType type, Status status, double points) {}

    private final QuestionRules rules;
    private final TestSettings settings;

    ReferenceTest(QuestionRules rules, TestSettings settings) {
        this.rules = rules;
        this.settings = settings;
    }

    void check(TestPaper paper) {
        List<CardId> cards = new ArrayList<>();
        Map<QuestionType, Integer> wanted = new EnumMap<>(QuestionType.class);
        int statements = 0;
        int right = 0;
        for (StudyQuestion question : paper.questions()) {
            cards.addAll(question.cards());
            wanted.merge(question.wanted(), question.cards().size(), Integer::sum);
            if (question.type() == QuestionType.MATCHING) {
                assertThat(question.cards().size()).isBetween(2, 10);
                ReferenceMatch.checkBoard(rules.set(), question);
                continue;
            }
            rules.checkContent(question);
            if (question.type() == QuestionType.TRUE_FALSE) {
                statements++;
                right += rules.isTrue(question) ? 1 : 0;
            }
            if (question.wanted() != question.type()) {
                assertThat(question.fallback()).isPresent();
                assertThat(rules.surely(question.card(), question.wanted()))
                        .as("%s could be %s", question.card(), question.wanted())
                        .isFalse();
            }
        }
        assertThat(right).isBetween(statements / 4 * 2 + Math.max(0, statements % 4 - 2),
                statements / 4 * 2 + Math.min(2, statements % 4));
        int all = rules.set().entries.size();
        int points = settings.repeats()
                ? settings.questions()
                : Math.min(settings.questions(), all);
        assertThat(cards).hasSize(points);
        assertThat(paper.points()).isEqualTo(points);
        Map<CardId, Integer> times = new HashMap<>();
        cards.forEach(card -> times.merge(card, 1, Integer::sum));
        assertThat(times.values()).allMatch(
                count -> count == points / all || count == (points + all - 1) / all);
        checkShares(points, wanted);
    }

    /** Each type has its share, rounded by the largest remainder. Gaps count as typed. */
    private void checkShares(int points, Map<QuestionType, Integer> wanted) {
        long sum = 0;
        for (int share : settings.shares().values()) {
            sum += share;
        }
        double least = 1;
        double most = 0;
        for (Map.Entry<QuestionType, Integer> share : settings.shares().entrySet()) {
            if (share.getKey().isTyped()) {
                continue;
            }
            double exact = (double) share.getValue() * points / sum;
            int got = wanted.getOrDefault(share.getKey(), 0);
            int floor = (int) Math.floor(exact + 1e-9);
            assertThat(got).as("%s of %s", share, wanted).isBetween(floor, floor + 1);
            if (got > floor) {
                least = Math.min(least, exact - floor);
            } else {
                most = Math.max(most, exact - floor);
            }
        }
        assertThat(least).isGreaterThanOrEqualTo(most - 1e-9);
    }

    /** What the answers are worth. */
    List<Point> mark(TestPaper paper, Map<Integer, Response> answers,
            Map<Integer, Boolean> overridden) {
        List<Point> points = new ArrayList<>();
        for (StudyQuestion question : paper.questions()) {
            Response response = answers.get(question.number());
            for (int i = 0; i < question.cards().size(); i++) {
                Status status = status(question, i, response,
                        overridden.get(question.number()));
                double worth = switch (status) {
                    case RIGHT -> 1;
                    case PARTIAL -> .5;
                    case WRONG -> settings.penalty() == 0 ? 0 : -settings.penalty();
                    case UNSURE, UNANSWERED -> 0;
                };
                points.add(new Point(question.number(), question.cards().get(i),
                        question.type(), status, worth));
            }
        }
        return points;
    }

    private Status status(StudyQuestion question, int place, @Nullable Response response,
            @Nullable Boolean overridden) {
        if (overridden != null) {
            return overridden ? Status.RIGHT : Status.WRONG;
        }
        boolean right = switch (response) {
            case null -> false;
            case Response.Chosen chosen -> chosen.option() == rules.right(question);
            case Response.Judged judged -> judged.isTrue() == rules.isTrue(question);
            case Response.Rated rated -> rated.rating().recalled();
            case Response.Assigned assigned -> assigned.answers().get(place) >= 0
                    && rules.set()
                            .accepts(question.cards().get(place),
                                    question.options().get(assigned.answers().get(place)));
            case Response.Typed typed -> ScriptedGrader.verdict(typed.text()).accepted();
            default -> false;
        };
        if (right) {
            return Status.RIGHT;
        }
        if (response == null
                || response instanceof Response.Assigned pairs && pairs.answers().get(place) < 0
                || response instanceof Response.Typed none && none.text().isBlank()) {
            return Status.UNANSWERED;
        }
        if (response instanceof Response.Typed typed) {
            Verdict verdict = ScriptedGrader.verdict(typed.text());
            if (verdict == Verdict.UNSURE) {
                return Status.UNSURE;
            }
            if (verdict == Verdict.PARTIAL && settings.partialCredit()) {
                return Status.PARTIAL;
            }
        }
        return Status.WRONG;
    }

    /** Compares a result with the points, and each of its sums. */
    void compare(TestResult result, List<Point> points) {
        List<Point> got = result.items()
                .stream()
                .map(item -> new Point(item.number(), item.card(), item.type(), item.status(),
                        item.points()))
                .toList();
        assertThat(got).isEqualTo(points);
        double sum = 0;
        int unanswered = 0;
        Map<QuestionType, Double> byType = new HashMap<>();
        Map<String, Double> bySection = new LinkedHashMap<>();
        Map<String, Double> byTag = new HashMap<>();
        List<CardId> wrong = new ArrayList<>();
        for (Point point : points) {
            Card card = rules.set().entry(point.card).card();
            sum += point.points;
            unanswered += point.status == Status.UNANSWERED ? 1 : 0;
            byType.merge(point.type, point.points, Double::sum);
            String deck = rules.set().library.deckOf(card).id();
            bySection.merge(String.join("::", rules.set().library.path(deck)), point.points,
                    Double::sum);
            card.note().tags().forEach(tag -> byTag.merge(tag, point.points, Double::sum));
            if (point.status != Status.RIGHT && !wrong.contains(point.card)) {
                wrong.add(point.card);
            }
        }
        assertThat(result.points()).isEqualTo(sum, within(1e-9));
        assertThat(result.possible()).isEqualTo(points.size());
        assertThat(result.percent()).isEqualTo(Math.max(0, 100 * sum / points.size()),
                within(1e-9));
        assertThat(result.unanswered()).isEqualTo(unanswered);
        assertThat(result.wrong()).isEqualTo(wrong);
        compare(result.byType(), byType);
        compare(result.bySection(), bySection);
        compare(result.byTag(), byTag);
    }

    private static <K> void compare(Map<K, TestResult.Tally> got, Map<K, Double> points) {
        assertThat(got.keySet()).isEqualTo(points.keySet());
        points.forEach((key, sum) -> assertThat(got.get(key).points()).isEqualTo(sum,
                within(1e-9)));
    }
}
