package dev.cardstock.scheduler.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitialStabilityTest {
    private static final double[] DEFAULTS = {0.212, 1.2931, 2.3065, 8.2956};
    private static final double DECAY = -0.1542;

    /** Cards that were rated, came again after some days, and were recalled or not. */
    private static void cards(List<String> cards, int rating, int days, int recalled,
            int forgotten) {
        for (int n = 0; n < recalled + forgotten; n++) {
            cards.add("0:" + rating + " " + days + ":" + (n < recalled ? 3 : 1));
        }
    }

    private static InitialStability initial(List<String> cards) {
        TrainingData data = Logs.of(cards);
        FirstIntervals first = new FirstIntervals(data, data.targets(false),
                Watch.unfollowed());
        return new InitialStability(first, DEFAULTS, DECAY);
    }

    /** From fsrs-rs, {@code test_search_parameters}. */
    @Test
    void thePublishedRecallsGiveThePublishedStability() {
        List<FirstIntervals.Group> groups = List.of(group(1, 435, 377), group(2, 97, 88),
                group(3, 63, 46), group(4, 38, 29), group(5, 28, 19));
        assertThat(initial(List.of("0:3")).best(groups, 0.943_028_57, DEFAULTS[0]))
                .isCloseTo(0.7355089, within(1e-4));
    }

    private static FirstIntervals.Group group(int days, int count, int recalled) {
        FirstIntervals.Group group = new FirstIntervals.Group(days);
        group.count = count;
        group.recalled = recalled;
        return group;
    }

    /** From fsrs-rs, {@code test_smooth_and_fill}. */
    @Test
    void whatIsMissingIsFilledInAsPublished() {
        List<String> threeKnown = new ArrayList<>();
        cards(threeKnown, 1, 1, 30, 0);
        cards(threeKnown, 3, 1, 30, 0);
        cards(threeKnown, 4, 1, 30, 0);
        assertThat(initial(threeKnown).smooth(new double[]{0.4, 0, 2.3, 10.9}))
                .containsExactly(new double[]{0.4, 1.1227008, 2.3, 10.9}, within(1e-6));
        List<String> oneKnown = new ArrayList<>();
        cards(oneKnown, 2, 1, 30, 0);
        assertThat(initial(oneKnown).smooth(new double[]{0, 0.35, 0, 0})).containsExactly(
                new double[]{0.05738148, 0.35, 0.6242943, 2.2453482}, within(1e-6));
    }

    @Test
    void aBetterRatingIsNeverLessStableAndTheOneOfFewerCardsGivesWay() {
        List<String> cards = new ArrayList<>();
        cards(cards, 1, 1, 30, 0);
        cards(cards, 2, 1, 60, 0);
        cards(cards, 3, 1, 90, 0);
        cards(cards, 4, 1, 30, 0);
        double[] smooth = initial(cards).smooth(new double[]{5, 4, 3, 2});
        assertThat(smooth).isSorted();
        assertThat(smooth).containsExactly(3, 3, 3, 3);
    }

    @Test
    void withoutCardsTheDefaultsStay() {
        assertThat(initial(List.of("0:3")).fit(0.9)).containsExactly(DEFAULTS);
    }

    @Test
    void rareFirstIntervalsAreLeftOut() {
        List<String> cards = new ArrayList<>();
        cards(cards, 3, 1, 100, 20);
        cards(cards, 3, 2, 30, 5);
        cards(cards, 3, 9, 3, 2);
        cards(cards, 3, 120, 40, 5);
        cards(cards, 4, 120, 40, 5);
        TrainingData data = Logs.of(cards);
        int[] targets = data.targets(false);
        FirstIntervals first = new FirstIntervals(data, targets,
                Watch.unfollowed());
        assertThat(first.kept(3)).extracting(group -> group.days).containsExactly(1, 2);
        assertThat(first.kept(4)).extracting(group -> group.days).containsExactly(120);
        assertThat(first.filter(targets)).hasSize(120 + 35 + 45);
        assertThat(Arrays.stream(first.firstAnswers(targets)).map(i -> data.days[i]).toArray())
                .containsSequence(2, 1)
                .hasSize(120 + 35 + 45);
    }
}
