package dev.cardstock.study.mastery;

import static java.util.Objects.requireNonNull;

import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.study.set.Item;
import dev.cardstock.study.set.StudySet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Measures what learners have made of a set. An item is worth 0 while it is {@link Mastery#UNSEEN}, .25
 * while it is {@link Mastery#LEARNING}, .5 when it is {@link Mastery#FAMILIAR} and 1 when it is
 * {@link Mastery#MASTERED}; when it is {@link Mastery#FADING} it is worth the probability of recall, at
 * least .5. Without a schedule the probability of recall counts as 1. So mastery falls with time and rises
 * with evidence alone. Immutable and thread-safe.
 *
 * @param set the set
 * @param scheduler what knows the probability of recall
 * @param desiredRetention from which probability of recall on an item counts as remembered, more than 0
 *     and less than 1
 */
public record MasteryMeter(StudySet set, Scheduler scheduler, double desiredRetention) {
    private static final double DESIRED_RETENTION = 0.9;
    private static final double LEARNING = 0.25;
    private static final double FAMILIAR = 0.5;

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the retention is out of range
     */
    public MasteryMeter {
        requireNonNull(set, "set");
        requireNonNull(scheduler, "scheduler");
        if (!(desiredRetention > 0 && desiredRetention < 1)) {
            throw new IllegalArgumentException("desiredRetention is " + desiredRetention
                    + ", must be more than 0 and less than 1");
        }
    }

    /**
     * A meter with FSRS-6 and a desired retention of .9.
     *
     * @param set the set
     * @return the meter
     */
    public static MasteryMeter of(StudySet set) {
        return new MasteryMeter(set, Fsrs6.ofDefaults().scheduler(), DESIRED_RETENTION);
    }

    /**
     * The mastery of each item and of the whole set.
     *
     * @param progress what the learner has done
     * @param asOf the time
     * @return the report
     */
    public MasteryReport report(LearnerProgress progress, Instant asOf) {
        LearningHistory history = progress.history(scheduler);
        List<ItemMastery> items = new ArrayList<>();
        EnumMap<Mastery, Integer> counts = new EnumMap<>(Mastery.class);
        double sum = 0;
        int attempts = 0;
        int right = 0;
        for (Item item : set.items()) {
            ItemProgress done = progress.item(item.id());
            ItemMastery mastery = mastery(done, history, asOf);
            items.add(mastery);
            counts.merge(mastery.state(), 1, Integer::sum);
            sum += mastery.value();
            attempts += done.evidence().size();
            right += done.evidence().size() - done.misses();
        }
        int seen = items.size() - counts.getOrDefault(Mastery.UNSEEN, 0);
        return new MasteryReport(asOf, items, counts, percent(sum, items.size()),
                percent(seen, items.size()), percent(right, attempts), attempts);
    }

    /**
     * How ready a learner is for an examination: the mean probability of recall on that day over all items.
     * An item that was never brought forth counts as 0, one without a schedule by the value of its
     * mastery.
     *
     * @param progress what the learner has done
     * @param examination when it takes place
     * @return per cent, 0 to 100
     */
    public double readiness(LearnerProgress progress, Instant examination) {
        LearningHistory history = progress.history(scheduler);
        double sum = 0;
        for (Item item : set.items()) {
            ItemProgress done = progress.item(item.id());
            if (done.evidence().stream().anyMatch(Evidence::isRightProduction)
                    || history.schedule(item.id()).isPresent()) {
                OptionalDouble recall = recall(history, item, examination);
                sum += recall.isPresent()
                        ? recall.getAsDouble()
                        : mastery(done, history, examination).value();
            }
        }
        return percent(sum, set.items().size());
    }

    /**
     * The progress table of several learners.
     *
     * @param learners the learners' progress by their names, in the order of the rows
     * @param asOf the time
     * @return the table
     */
    public ProgressTable table(Map<String, LearnerProgress> learners, Instant asOf) {
        List<ProgressTable.Row> rows = new ArrayList<>();
        learners.forEach((name, progress) -> rows.add(row(name, progress, asOf)));
        return new ProgressTable(set.library().title(), asOf, rows);
    }

    private ProgressTable.Row row(String name, LearnerProgress progress, Instant asOf) {
        LearningHistory history = progress.history(scheduler);
        int learned = 0;
        int notDue = 0;
        for (Item item : set.items()) {
            learned += progress.item(item.id()).level() == LearnLevel.LEARNED ? 1 : 0;
            CardSchedule schedule = history.schedule(item.id()).orElse(null);
            notDue += schedule != null && !schedule.isDue(asOf) ? 1 : 0;
        }
        List<LearnerEvent.TestDone> tests = progress.tests();
        int size = set.items().size();
        return new ProgressTable.Row(name, report(progress, asOf), percent(learned, size),
                tests.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(tests.get(tests.size() - 1).percent()),
                tests.stream().mapToDouble(LearnerEvent.TestDone::percent).max(),
                progress.bestMatch().map(LearnerEvent.MatchDone::total),
                percent(notDue, size));
    }

    private ItemMastery mastery(ItemProgress done, LearningHistory history, Instant asOf) {
        List<Evidence> evidence = done.evidence();
        if (evidence.isEmpty()) {
            return new ItemMastery(done.card(), Mastery.UNSEEN, 0);
        }
        Evidence last = evidence.get(evidence.size() - 1);
        if (!last.right()) {
            return new ItemMastery(done.card(), Mastery.LEARNING, LEARNING);
        }
        if (evidence.stream().noneMatch(Evidence::isRightProduction)) {
            return new ItemMastery(done.card(), Mastery.FAMILIAR, FAMILIAR);
        }
        double recall = history.schedule(done.card())
                .map(schedule -> recall(schedule, asOf))
                .orElse(1.0);
        return last.isRightProduction() && recall >= desiredRetention
                ? new ItemMastery(done.card(), Mastery.MASTERED, 1)
                : new ItemMastery(done.card(), Mastery.FADING, Math.max(FAMILIAR, recall));
    }

    private OptionalDouble recall(LearningHistory history, Item item, Instant at) {
        return history.schedule(item.id())
                .filter(schedule -> schedule.due() != null)
                .map(schedule -> OptionalDouble.of(recall(schedule, at)))
                .orElse(OptionalDouble.empty());
    }

    /**
     * The scheduler's probability of recall; with one that models no memory, an exponential curve that
     * reaches the desired retention when the interval is over.
     */
    private double recall(CardSchedule schedule, Instant at) {
        Instant last = schedule.lastReview();
        if (last == null) {
            return 1;
        }
        Instant then = at.isBefore(last) ? last : at;
        double elapsed = Duration.between(last, then).toMillis();
        double interval = Math.max(1, schedule.interval().toMillis());
        return scheduler.retrievability(schedule, then)
                .orElseGet(() -> StrictMath.pow(desiredRetention, elapsed / interval));
    }

    private static double percent(double part, double whole) {
        return whole == 0 ? 0 : 100 * part / whole;
    }
}
