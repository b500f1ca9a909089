package dev.cardstock.grading.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.grading.SemanticGrader;
import dev.cardstock.grading.attack.AttackReport.Line;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Attacks and near copies of the contrast set. The models were learned from these cards too, so that the shares tell what
 * got worse, not what to expect of other cards.
 */
class AttackTest {
    private static final double LIMIT = 0.05;

    /** What rules and model do not see well enough yet; no more of it may be accepted than was. */
    private static final Map<String, Double> KNOWN_WEAK = Map.of("a similar card's answer", 0.12,
            "roles swapped", 0.09);

    private final SemanticGrader grader = SemanticGrader.ofDefaults();

    private static List<Card> cards() throws IOException {
        try (InputStream in = AttackTest.class.getResourceAsStream("/answers/contrast.jsonl")) {
            return Card.read(in);
        }
    }

    @Test
    void fewAttacksOfEachKindAreAccepted() throws IOException {
        Map<String, Line> lines = AttackReport.attacks(grader, cards());
        assertThat(lines).hasSizeGreaterThan(20);
        SoftAssertions.assertSoftly(softly -> lines.forEach((kind, line) -> softly
                .assertThat(line.share())
                .as("%s, of %d; accepted: %s", kind, line.count(), some(line.accepted()))
                .isLessThanOrEqualTo(KNOWN_WEAK.getOrDefault(kind, LIMIT))));
    }

    @Test
    void nearlyAllNearCopiesOfEachKindAreAccepted() throws IOException {
        Map<String, Line> lines = AttackReport.nearCopies(grader, cards());
        assertThat(lines).hasSizeGreaterThan(10);
        SoftAssertions.assertSoftly(softly -> lines.forEach((kind, line) -> softly
                .assertThat(line.share())
                .as("%s, of %d; refused: %s", kind, line.count(), some(line.refused()))
                .isGreaterThanOrEqualTo(0.95)));
    }

    private static List<String> some(List<String> answers) {
        return answers.stream()
                .limit(5)
                .map(answer -> answer.substring(0, Math.min(200, answer.length())))
                .toList();
    }
}
