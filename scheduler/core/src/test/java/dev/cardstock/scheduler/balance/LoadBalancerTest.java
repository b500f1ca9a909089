package dev.cardstock.scheduler.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Phase;
import dev.cardstock.review.Rating;
import dev.cardstock.scheduler.Fuzz;
import dev.cardstock.scheduler.Fuzz.Range;
import dev.cardstock.scheduler.Fuzz.Request;
import dev.cardstock.scheduler.MemoryScheduler;
import dev.cardstock.scheduler.Timing;
import dev.cardstock.scheduler.balance.LoadBalancer.Load;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LoadBalancerTest {
    /** A Monday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private record Counts(Map<LocalDate, Integer> byDay, Collection<LocalDate> siblings)
            implements
                DueCounts {
        @Override
        public int due(LocalDate day) {
            return byDay.getOrDefault(day, 0);
        }

        @Override
        public Collection<LocalDate> siblings(CardId card) {
            return siblings;
        }
    }

    private static Request request(int card, double interval) {
        return new Request(new CardId("note" + card, "forward"), 1, TODAY, interval, 1, 36_500);
    }

    /** How often each interval of a range is chosen, as shares of 20,000 cards. */
    private static Map<Integer, Double> shares(LoadBalancer balancer, double interval) {
        Map<Integer, Double> shares = new HashMap<>();
        for (int card = 0; card < 20_000; card++) {
            shares.merge(balancer.choose(request(card, interval)), 1 / 20_000.0, Double::sum);
        }
        return shares;
    }

    @Test
    void weightsAreThoseOfTheFormula() {
        // An interval of 7 days may be 5 to 9.
        Map<LocalDate, Integer> due = Map.of(TODAY.plusDays(5), 1, TODAY.plusDays(6), 2,
                TODAY.plusDays(7), 4, TODAY.plusDays(8), 0, TODAY.plusDays(9), 3);
        double[] weights = {Math.pow(5, -3), Math.pow(2, -2.15) * Math.pow(6, -3),
                Math.pow(4, -2.15) * Math.pow(7, -3), Math.pow(8, -3),
                Math.pow(3, -2.15) * Math.pow(9, -3)};
        double sum = Arrays.stream(weights).sum();
        Map<Integer, Double> shares = shares(LoadBalancer.of(new Counts(due, List.of())), 7);
        for (int i = 0; i < 5; i++) {
            assertThat(shares.getOrDefault(5 + i, 0.0)).as("interval %d", 5 + i)
                    .isCloseTo(weights[i] / sum, within(0.012));
        }
    }

    @Test
    void siblingsAreKeptApartAlsoOnAnEmptyDay() {
        Counts counts = new Counts(Map.of(), List.of(TODAY.plusDays(7)));
        Map<Integer, Double> shares = shares(LoadBalancer.of(counts), 7);
        double[] weights = {0.4 * Math.pow(5, -3), 0.2 * Math.pow(6, -3), 0, 0.2 * Math.pow(8, -3),
                0.4 * Math.pow(9, -3)};
        double sum = Arrays.stream(weights).sum();
        for (int i = 0; i < 5; i++) {
            assertThat(shares.getOrDefault(5 + i, 0.0)).as("interval %d", 5 + i)
                    .isCloseTo(weights[i] / sum, within(0.012));
        }
    }

    @Test
    void anEasyDayIsSparedAlsoWhenItIsEmpty() {
        // Seven days from a Monday is a Monday; all others are full.
        Map<LocalDate, Integer> full = new HashMap<>();
        for (int i = 5; i <= 9; i++) {
            full.put(TODAY.plusDays(i), i == 7 ? 0 : 10);
        }
        Map<DayOfWeek, Load> easy = Map.of(DayOfWeek.MONDAY, Load.MINIMUM);
        assertThat(shares(LoadBalancer.of(new Counts(full, List.of()), easy), 7)
                .getOrDefault(7, 0.0)).isLessThan(0.02);
        assertThat(shares(LoadBalancer.of(new Counts(full, List.of())), 7).get(7))
                .isGreaterThan(0.9);
    }

    @Test
    void aReducedDayTakesHalfAsMany() {
        Map<DayOfWeek, Load> easy = Map.of(DayOfWeek.MONDAY, Load.REDUCED);
        Map<LocalDate, Integer> due = new HashMap<>();
        for (int i = 5; i <= 9; i++) {
            due.put(TODAY.plusDays(i), 10);
        }
        due.put(TODAY.plusDays(7), 4);
        assertThat(shares(LoadBalancer.of(new Counts(due, List.of()), easy), 7).get(7))
                .as("four of five are there")
                .isGreaterThan(0.5);
        due.put(TODAY.plusDays(7), 6);
        assertThat(shares(LoadBalancer.of(new Counts(due, List.of()), easy), 7)
                .getOrDefault(7, 0.0)).as("six of five are there").isLessThan(0.01);
    }

    @Test
    void longIntervalsAndThoseWithoutRangeAreLeftAsTheyAre() {
        LoadBalancer balancer = LoadBalancer.of(new Counts(Map.of(), List.of()));
        for (int card = 0; card < 200; card++) {
            assertThat(balancer.choose(request(card, 2))).isEqualTo(2);
            assertThat(balancer.choose(request(card, 200)))
                    .isEqualTo(Fuzz.seeded().choose(request(card, 200)));
        }
    }

    @Test
    void theChoiceIsAlwaysInTheRange() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            Counts counts = new Counts(
                    Map.of(TODAY.plusDays(random.nextInt(90)), random.nextInt(1_000_000)),
                    List.of(TODAY.plusDays(random.nextInt(90))));
            int minimum = 1 + random.nextInt(60);
            Request request = new Request(new CardId("n" + i, "f"), random.nextInt(9), TODAY,
                    random.nextDouble() * 100, minimum, minimum + random.nextInt(60));
            Range range = request.range();
            int chosen = LoadBalancer.of(counts, Map.of(DayOfWeek.MONDAY, Load.MINIMUM))
                    .choose(request);
            assertThat(chosen).isBetween(range.lower(), range.upper());
            assertThat(LoadBalancer.of(counts, Map.of(DayOfWeek.MONDAY, Load.MINIMUM))
                    .choose(request)).isEqualTo(chosen);
        }
    }

    private record Year(Map<DayOfWeek, Double> byWeekday, double deviation) {}

    /** Two months in which 60 cards a day are begun; reviews by weekday, and how much days differ. */
    private static Year study(DueCalendar calendar, Fuzz fuzz) {
        MemoryScheduler<Fsrs6.Memory> scheduler = Fsrs6.ofDefaults()
                .scheduler()
                .withTiming(Timing.builder().fuzz(fuzz).build());
        Map<LocalDate, List<CardSchedule>> due = new HashMap<>();
        Map<DayOfWeek, Double> byWeekday = new EnumMap<>(DayOfWeek.class);
        List<Double> loads = new ArrayList<>();
        for (int day = 0; day < 140; day++) {
            LocalDate date = TODAY.plusDays(day);
            Instant now = date.atTime(18, 0).toInstant(ZoneOffset.UTC);
            List<CardSchedule> today = due.getOrDefault(date, new ArrayList<>());
            if (day >= 60) {
                byWeekday.merge(date.getDayOfWeek(), (double) today.size(), Double::sum);
                loads.add((double) today.size());
            }
            for (int i = 0; i < (day * 7919 % 41); i++) {
                today.add(CardSchedule.newCard(new CardId("n" + day + "x" + i, "f")));
            }
            for (CardSchedule card : today) {
                int fate = Math.floorMod(card.card().hashCode() + card.repetitions(), 10);
                Rating rating = card.phase() == Phase.NEW
                        ? Rating.EASY
                        : fate == 0 ? Rating.HARD : Rating.GOOD;
                CardSchedule after = scheduler.review(card, rating, now);
                calendar.put(after);
                due.computeIfAbsent(DayBoundary.DEFAULT.dayOf(after.due()),
                        key -> new ArrayList<>()).add(after);
            }
        }
        double mean = loads.stream().mapToDouble(v -> v).average().orElseThrow();
        double variance = loads.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum()
                / loads.size();
        return new Year(byWeekday, Math.sqrt(variance) / mean);
    }

    private static DueCalendar calendar() {
        return DueCalendar.of(List.of(), DayBoundary.DEFAULT);
    }

    @Test
    void loadsAreMoreEvenThanWithPlainFuzz() {
        double fuzzed = study(calendar(), Fuzz.seeded()).deviation();
        DueCalendar calendar = calendar();
        double balanced = study(calendar, LoadBalancer.of(calendar)).deviation();
        assertThat(balanced).isLessThan(0.8 * fuzzed);
    }

    @Test
    void easyDaysStayEasy() {
        Map<DayOfWeek, Load> easy = new EnumMap<>(DayOfWeek.class);
        easy.put(DayOfWeek.SUNDAY, Load.MINIMUM);
        easy.put(DayOfWeek.SATURDAY, Load.REDUCED);
        DueCalendar calendar = calendar();
        Map<DayOfWeek, Double> loads = study(calendar, LoadBalancer.of(calendar, easy)).byWeekday();
        double normal = loads.entrySet()
                .stream()
                .filter(entry -> !easy.containsKey(entry.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .average()
                .orElseThrow();
        assertThat(loads.get(DayOfWeek.SUNDAY)).isLessThan(0.12 * normal);
        assertThat(loads.get(DayOfWeek.SATURDAY)).isBetween(0.3 * normal, 0.7 * normal);
    }

    @Test
    void aCalendarFollowsTheAnswers() {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        CardSchedule fresh = CardSchedule.newCard(new CardId("n", "f"));
        MemoryScheduler<Fsrs6.Memory> scheduler = Fsrs6.ofDefaults().scheduler();
        CardSchedule easy = scheduler.review(fresh, Rating.EASY, noon);
        DueCalendar calendar = DueCalendar.of(List.of(fresh, easy), DayBoundary.DEFAULT);
        LocalDate day = LocalDate.of(2026, 3, 10);
        assertThat(calendar.due(day)).isEqualTo(1);
        assertThat(calendar.siblings(new CardId("n", "g"))).containsExactly(day);
        assertThat(calendar.siblings(new CardId("n", "f"))).isEmpty();
        calendar.put(scheduler.review(easy, Rating.AGAIN, noon.plus(Duration.ofDays(8))));
        assertThat(calendar.due(day)).as("it is being learned again").isZero();
        assertThat(calendar.siblings(new CardId("n", "g"))).isEqualTo(Collections.emptyList());
    }
}
