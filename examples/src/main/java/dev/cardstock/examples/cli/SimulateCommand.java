package dev.cardstock.examples.cli;

import dev.cardstock.Location;
import dev.cardstock.Options;
import dev.cardstock.Plugins;
import dev.cardstock.deck.CardId;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import dev.cardstock.review.Scheduler;
import dev.cardstock.review.SchedulerProvider;
import dev.cardstock.scheduler.MemoryModel;
import dev.cardstock.scheduler.MemoryScheduler;
import dev.cardstock.scheduler.Timing;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.simulate.LearnerBehavior;
import dev.cardstock.scheduler.simulate.OptimalRetention;
import dev.cardstock.scheduler.simulate.RetentionSearch;
import dev.cardstock.scheduler.simulate.Simulation;
import dev.cardstock.scheduler.simulate.Simulation.Day;
import dev.cardstock.scheduler.simulate.SimulationSettings;
import dev.cardstock.scheduler.simulate.Simulator;
import dev.cardstock.scheduler.sspmmc.SspMmc;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Simulates a learner. */
@Command(name = "simulate", mixinStandardHelpOptions = true, description = {
        "Simulates a learner: reviews, time and memorized cards day by day.",
        "An algorithm that models memory is also the truth about the learner's memory; under one that does"
                + " not (anki, sm2, leitner, fixed) the memory is that of FSRS-6."})
final class SimulateCommand implements Callable<Integer> {
    private static final int ROWS = 12;
    // When a learner begins who has no log.
    private static final Instant SOME_NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--algorithm", paramLabel = "A", required = true, description = "The scheduler, such as fsrs6, fsrs7, anki, sm2 or leitner; another one makes an error that lists all.")
    String algorithm = "";

    @Option(names = "--parameters", paramLabel = "FILE", description = "The parameters of the memory: the JSON of optimize --json, or just numbers.")
    @Nullable
    Path parameters;

    @Option(names = "--days", paramLabel = "N", description = "How many days; 365 by default.")
    int days = 365;

    @Option(names = "--cards", paramLabel = "N", description = "How many new cards there are; 1000 by default, none beside those of a log.")
    @Nullable
    Integer cards;

    @Option(names = "--retention", paramLabel = "R", description = "The desired retention; 0.9 by default.")
    @Nullable
    Double retention;

    @Option(names = "--against", paramLabel = "R", description = "Also tells what would change with this desired retention.")
    @Nullable
    Double against;

    @Option(names = "--optimal", description = "Find the desired retention from 0.70 to 0.95 at which a memorized card costs the least time.")
    boolean optimal;

    @Option(names = "--new-per-day", paramLabel = "N", description = "The most new cards a day; 20 by default.")
    int newPerDay = 20;

    @Option(names = "--reviews-per-day", paramLabel = "N", description = "The most reviews a day; 200 by default.")
    int reviewsPerDay = 200;

    @Option(names = "--minutes-per-day", paramLabel = "M", description = "The time after which no card is begun any more; 1440 by default.")
    double minutesPerDay = 1440;

    @Option(names = "--seed", paramLabel = "N", description = "Another number gives another course of chance; 0 by default.")
    long seed;

    @Option(names = "--reviews", paramLabel = "FILE", description = "A review log (card_id,review_time,rating,duration): the learner answers as in it, and begins with its cards.")
    @Nullable
    Path reviews;

    @Option(names = "--new-deck", description = "Begin without the cards of the log.")
    boolean newDeck;

    @Option(names = "--at", paramLabel = "TIME", description = "When the simulation begins, such as 2026-01-31T12:00:00Z; a day after the last review of the log by default. Later reviews are left out.")
    @Nullable
    Instant at;

    @Mixin
    DayOptions dayOptions = new DayOptions();

    @Option(names = "--json", description = "Print a JSON document.")
    boolean json;

    /** What the algorithm is, and what the learner's memory is. */
    private record Parts(MemoryModel<?> model, @Nullable Scheduler scheduler,
            boolean hasRetention) {}

    @Override
    public Integer call() throws IOException {
        DayBoundary boundary = dayOptions.boundary();
        Parts parts = parts();
        check(parts);
        Simulator simulator = Simulator.of(parts.model);
        if (parts.scheduler != null) {
            simulator = simulator.withScheduler(parts.scheduler);
        }
        SimulationSettings.Builder settings = SimulationSettings.builder()
                .days(days)
                .newCards(cards != null ? cards : reviews != null && !newDeck ? 0 : 1_000)
                .newPerDay(newPerDay)
                .reviewsPerDay(reviewsPerDay)
                .timePerDay(Duration.ofMillis(Math.round(minutesPerDay * 60_000)))
                .desiredRetention(retention == null ? 0.9 : retention)
                .seed(seed);
        int known = 0;
        simulator = simulator.withCards(List.of(), at == null ? SOME_NOON : at, boundary);
        if (reviews != null) {
            ReviewLog log = log(reviews);
            settings.behavior(LearnerBehavior.of(log, boundary));
            if (!newDeck) {
                List<CardSchedule> deck = deck(log, parts, boundary);
                known = deck.size();
                simulator = simulator.withCards(deck, start(log), boundary);
            }
        }
        if (optimal) {
            RetentionSearch search = RetentionSearch.builder()
                    .threads(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 16))
                    .build();
            try (ProgressBar bar = new ProgressBar(spec.commandLine().getErr())) {
                printOptimal(simulator.optimalRetention(settings.build(), search, bar));
            }
        } else {
            print(parts, simulator, settings.build(), known);
        }
        return 0;
    }

    private void check(Parts parts) {
        if (!(minutesPerDay >= 0 && minutesPerDay <= 1440)) {
            throw new IllegalArgumentException(
                    "--minutes-per-day is " + minutesPerDay + ", must be from 0 to 1440");
        }
        if (!parts.hasRetention && (optimal || retention != null || against != null)) {
            throw new IllegalArgumentException("'" + algorithm
                    + "' does not use a desired retention; leave out --retention, --against and"
                    + " --optimal");
        }
        if (optimal && (retention != null || against != null)) {
            throw new IllegalArgumentException(
                    "--optimal looks for the retention; leave out --retention and --against");
        }
        if (at != null && (at.isBefore(EARLIEST) || at.isAfter(LATEST))) {
            throw new IllegalArgumentException(
                    "--at is " + at + ", must be from " + EARLIEST + " to " + LATEST);
        }
        if (reviews == null && (newDeck || at != null)) {
            throw new IllegalArgumentException("--new-deck and --at need --reviews");
        }
    }

    private Parts parts() throws IOException {
        SchedulerProvider provider = Plugins.load(SchedulerProvider.class).get(algorithm);
        Scheduler plain = provider.create(dayOptions.with(Options.none()));
        List<Double> values = parameters == null ? List.of() : ParameterFile.read(parameters);
        try {
            if (plain instanceof MemoryScheduler<?> own) {
                MemoryModel<?> model = values.isEmpty()
                        ? own.model()
                        : ((MemoryScheduler<?>) provider
                                .create(Options.none().with("parameters", joined(values)))).model();
                return new Parts(model, null, !(model instanceof SspMmc));
            }
            return new Parts(values.isEmpty() ? Fsrs6.ofDefaults() : Fsrs6.of(values), plain,
                    false);
        } catch (IllegalArgumentException e) {
            throw new FormatException(String.valueOf(e.getMessage()),
                    Location.of(String.valueOf(parameters)), "fit them with optimize", e);
        }
    }

    private static String joined(List<Double> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private ReviewLog log(Path file) throws IOException {
        ReviewLog log = ReviewCsv.readDistinct(file, spec);
        if (at == null) {
            return log;
        }
        Instant end = at;
        return ReviewLog.of(log.reviews()
                .stream()
                .filter(review -> !review.time().isAfter(end))
                .toList());
    }

    private Instant start(ReviewLog log) {
        return at != null
                ? at
                : log.reviews().get(log.size() - 1).time().plus(Duration.ofDays(1));
    }

    /**
     * The cards of a log. Where the algorithm does not model memory, it decides when they are due, and the
     * memory is still that of the truth, replayed from the log.
     */
    private static List<CardSchedule> deck(ReviewLog log, Parts parts, DayBoundary boundary) {
        Scheduler truth = parts.model.scheduler()
                .withTiming(Timing.builder().days(boundary).build());
        Map<CardId, List<Review>> byCard = log.byCard();
        return byCard.entrySet().stream().map(entry -> {
            CardSchedule replayed = truth.replay(entry.getKey(), entry.getValue());
            MemoryState memory = replayed.memory();
            return parts.scheduler == null || memory == null
                    ? replayed
                    : parts.scheduler.replay(entry.getKey(), entry.getValue()).withMemory(memory);
        }).toList();
    }

    private void printOptimal(OptimalRetention best) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> document = Json.object();
            document.put("algorithm", algorithm);
            document.put("retention", best.retention());
            document.put("secondsPerMemorized", finite(best.secondsPerMemorized()));
            document.put("points", best.points().stream().map(point -> {
                Map<String, Object> row = Json.object();
                row.put("retention", point.retention());
                row.put("secondsPerMemorized", finite(point.secondsPerMemorized()));
                return row;
            }).toList());
            out.println(Json.pretty(document));
            return;
        }
        out.println("retention  seconds a memorized card");
        best.points()
                .forEach(point -> out
                        .println(String.format(Locale.ROOT, "   %6.4f  %10.1f%s", point.retention(),
                                point.secondsPerMemorized(),
                                point.retention() == best.retention() ? "  least" : "")));
        List<OptimalRetention.Point> points = best.points();
        boolean atEnd = best.retention() == points.get(0).retention()
                || best.retention() == points.get(points.size() - 1).retention();
        out.println(String.format(Locale.ROOT,
                "%s: a memorized card costs the least, %.1f s, at a desired retention of %.3f%s"
                        + " (%d simulations)",
                algorithm, best.secondsPerMemorized(), best.retention(),
                atEnd ? ", the end of the range" : "", best.runs()));
    }

    private void print(Parts parts, Simulator simulator, SimulationSettings settings, int known) {
        Simulation simulation = run(simulator, settings);
        @Nullable
        Simulation other = against == null
                ? null
                : run(simulator, settings.toBuilder().desiredRetention(against).build());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(document(parts, simulation, other, settings)));
            return;
        }
        out.println(algorithm
                + (parts.hasRetention
                        ? String.format(Locale.ROOT, ", desired retention %.3f",
                                settings.desiredRetention())
                        : "")
                + ": " + days + " days, " + settings.newCards() + " new cards"
                + (known > 0 ? ", " + known + " of the log" : ""));
        if (parts.scheduler != null) {
            out.println("the memory is that of FSRS-6; " + algorithm + " decides when cards come");
        }
        table(out, simulation);
        out.println(String.format(Locale.ROOT,
                "in all %d new cards, %d reviews (%.1f %% recalled), %.1f hours; at the"
                        + " end %.1f cards memorized, %.1f s each",
                simulation.newCards(),
                simulation.reviews(), 100 * simulation.recallRate(), simulation.seconds() / 3600,
                simulation.memorized(), simulation.secondsPerMemorized()));
        if (other != null) {
            Simulation.Difference change = other.minus(simulation);
            out.println(String.format(Locale.ROOT,
                    "with a retention of %.3f instead: %+d reviews, %+.1f hours, %+.1f"
                            + " cards memorized, %+.1f s each",
                    against, change.reviews(),
                    change.seconds() / 3600, change.memorized(), change.secondsPerMemorized()));
        }
    }

    private Simulation run(Simulator simulator, SimulationSettings settings) {
        try (ProgressBar bar = new ProgressBar(spec.commandLine().getErr())) {
            return simulator.run(settings, bar);
        }
    }

    private static void table(PrintWriter out, Simulation simulation) {
        List<Day> all = simulation.days();
        out.println("        days      new  reviews/day  minutes/day  memorized  left over");
        int rows = Math.min(ROWS, all.size());
        for (int row = 0; row < rows; row++) {
            List<Day> some = all.subList((int) ((long) all.size() * row / rows),
                    (int) ((long) all.size() * (row + 1) / rows));
            Day last = some.get(some.size() - 1);
            Simulation part = new Simulation(some);
            out.println(String.format(Locale.ROOT, "%12s %8d %12.1f %12.1f %10.1f %10d",
                    some.get(0).day() + "-" + last.day(), part.newCards(), part.reviewsPerDay(),
                    part.secondsPerDay() / 60, last.memorized(), last.leftOver()));
        }
    }

    private Map<String, Object> document(Parts parts, Simulation simulation,
            @Nullable Simulation other, SimulationSettings settings) {
        Map<String, Object> document = Json.object();
        document.put("algorithm", algorithm);
        document.put("memory", parts.model.id());
        document.put("days", rows(simulation.days()));
        document.put("newCards", simulation.newCards());
        totals(document, simulation);
        document.put("retention", parts.hasRetention ? settings.desiredRetention() : null);
        if (other != null) {
            Simulation.Difference change = other.minus(simulation);
            Map<String, Object> difference = Json.object();
            difference.put("days", rows(change.days()));
            difference.put("newCards", change.newCards());
            difference.put("reviews", change.reviews());
            difference.put("lapses", change.lapses());
            difference.put("seconds", change.seconds());
            difference.put("memorized", change.memorized());
            difference.put("secondsPerMemorized", finite(change.secondsPerMemorized()));
            Map<String, Object> rival = Json.object();
            rival.put("retention", against);
            rival.put("newCards", other.newCards());
            totals(rival, other);
            rival.put("difference", difference);
            document.put("against", rival);
        }
        return document;
    }

    private static void totals(Map<String, Object> document, Simulation simulation) {
        document.put("reviews", simulation.reviews());
        document.put("lapses", simulation.lapses());
        document.put("seconds", simulation.seconds());
        document.put("memorized", simulation.memorized());
        document.put("secondsPerMemorized", finite(simulation.secondsPerMemorized()));
    }

    private static List<Map<String, Object>> rows(List<Day> days) {
        return days.stream().map(day -> {
            Map<String, Object> row = Json.object();
            row.put("day", day.day());
            row.put("new", day.newCards());
            row.put("reviews", day.reviews());
            row.put("lapses", day.lapses());
            row.put("seconds", day.seconds());
            row.put("memorized", day.memorized());
            row.put("leftOver", day.leftOver());
            return row;
        }).toList();
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
