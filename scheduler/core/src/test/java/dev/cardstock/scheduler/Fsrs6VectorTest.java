package dev.cardstock.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Rating;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.fsrs.Fsrs6Model;
import dev.cardstock.scheduler.fsrs.Fsrs6Model.Memory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published figures, most of them from fsrs-rs, ts-fsrs and py-fsrs. */
class Fsrs6VectorTest {
    private static final double TOLERANCE_PERCENT = 0.01;

    private final Fsrs6Model model = Fsrs6Model.ofDefaults();

    private static List<Double> numbers(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.strip().split("[ ,]+")).map(Double::valueOf).toList();
    }

    private static Memory replay(Fsrs6Model model, String history) {
        Memory memory = null;
        for (String step : history.split(" ")) {
            String[] parts = step.split(":");
            Rating rating = Rating.of(Integer.parseInt(parts[1]));
            memory = memory == null
                    ? model.initial(rating)
                    : model.next(memory, Double.parseDouble(parts[0]), rating);
        }
        assertThat(memory).isNotNull();
        return memory;
    }

    private static void close(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, withinPercentage(TOLERANCE_PERCENT));
    }

    @Test
    void fourHundredHistoriesWithFourParameterSets() throws IOException {
        List<Fsrs6Model> models = new ArrayList<>();
        int cases = 0;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Fsrs6VectorTest.class.getResourceAsStream("/vectors/fsrs6.tsv"),
                StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] c = line.split("\t", -1);
                if (c[0].equals("set")) {
                    models.add(c[2].isEmpty()
                            ? Fsrs6Model.ofDefaults()
                            : Fsrs6Model.of(numbers(c[2])));
                } else if (c[0].equals("case")) {
                    check(models.get(Integer.parseInt(c[1])), c);
                    cases++;
                }
            }
        }
        assertThat(cases).isEqualTo(400);
    }

    private static void check(Fsrs6Model model, String[] c) {
        Memory memory = replay(model, c[2]);
        close(memory.stability(), Double.parseDouble(c[3]));
        close(memory.difficulty(), Double.parseDouble(c[4]));
        List<Double> next = numbers(c[7]);
        for (Rating rating : Rating.values()) {
            Memory after = model.next(memory, Double.parseDouble(c[6]), rating);
            int at = 3 * (rating.value() - 1);
            close(after.stability(), next.get(at));
            close(after.difficulty(), next.get(at + 1));
            close(model.interval(after.stability(), Double.parseDouble(c[5])), next.get(at + 2));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0.212, 6.4133", "2, 1.2931, 5.11217071", "3, 2.3065, 2.11810397",
            "4, 8.2956, 1"})
    void firstReview(int rating, double stability, double difficulty) {
        close(model.initial(Rating.of(rating)).stability(), stability);
        close(model.initial(Rating.of(rating)).difficulty(), difficulty);
    }

    @ParameterizedTest
    @CsvSource({"0,1,1", "1,2,.9403443", "2,3,.9253786", "3,4,.9185229", "4,4,.9", "5,2,.8261359"})
    void retrievability(double days, double stability, double expected) {
        close(model.retrievability(days, stability), expected);
    }

    @ParameterizedTest
    @CsvSource({".1,3116766", ".2,34793", ".3,2508", ".4,387", ".5,90", ".6,27", ".7,9", ".8,3",
            ".9,1", "1,0"})
    void intervalOfStabilityOne(double retention, long days) {
        long interval = Math.round(model.interval(1, retention));
        // The table has 1 in the last row, because references do not go below a day.
        assertThat(interval).isCloseTo(days, within(Math.max(1L, days / 10_000)));
    }

    @ParameterizedTest
    @CsvSource({"1,.9,25.602541,1.0525396,1.596818", "2,.8,28.226582,1.1894329,5",
            "3,.7,58.656002,1.3680838,5", "4,.6,127.226685,1.584989,8.12961"})
    void stabilityFive(int n, double recall, double success, double lapse, double sameDay) {
        double days = model.interval(5, recall);
        Rating rating = Rating.of(n);
        if (rating != Rating.AGAIN) {
            close(model.next(new Memory(5, n), days, rating).stability(), success);
        } else {
            // The table gives the formula of success for all ratings; for Again its factors are those
            // of Good.
            close(model.next(new Memory(5, n), days, Rating.GOOD).stability(), success);
        }
        close(model.next(new Memory(5, n), days, Rating.AGAIN).stability(), lapse);
        close(model.next(new Memory(5, n), 0, rating).stability(), sameDay);
    }

    @Test
    void memoryAfterSixReviews() {
        Memory memory = replay(model, "0:1 0:3 1:3 3:3 8:3 21:3");
        close(memory.stability(), 53.62691);
        close(memory.difficulty(), 6.3574867);
    }

    @Test
    void nineteenParameters() {
        Fsrs6Model fitted = Fsrs6Model
                .of(numbers(".6845422,1.6790825,4.7349424,10.042885,7.4410233,"
                        + ".64219797,1.071918,.0025195254,1.432437,.1544,.8692766,2.0696752,.0953,.2975,"
                        + "2.4691248,.19542035,3.201072,.18046261,.121442534"));
        Memory memory = replay(fitted, "0:1 1:3 3:3 8:3 21:3");
        close(memory.stability(), 31.722992);
        close(memory.difficulty(), 7.382128);
        Memory before = replay(fitted, "0:1 1:3 3:3 8:3");
        close(fitted.next(before, 21, Rating.AGAIN).stability(), 2.9691455);
        close(fitted.next(before, 21, Rating.HARD).stability(), 17.091452);
        close(fitted.next(before, 21, Rating.EASY).stability(), 71.7502);
        close(fitted.next(before, 21, Rating.EASY).difficulty(), 7.0728626);
    }

    @Test
    void scheduledDaysOfThirteenReviews() {
        Fsrs6 scheduler = Fsrs6.ofDefaults();
        CardSchedule schedule = CardSchedule.newCard(new CardId("n", "forward"));
        Instant now = Instant.parse("2022-11-29T12:30:00Z");
        List<Long> days = new ArrayList<>();
        for (int rating : new int[]{3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3}) {
            schedule = scheduler.review(schedule, Rating.of(rating), now);
            days.add(schedule.interval().toDays());
            now = schedule.due();
        }
        assertThat(days).containsExactly(0L, 2L, 11L, 46L, 163L, 498L, 0L, 0L, 2L, 4L, 7L, 12L,
                21L);
    }
}
