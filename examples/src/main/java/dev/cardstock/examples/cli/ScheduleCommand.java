package dev.cardstock.examples.cli;

import dev.cardstock.Options;
import dev.cardstock.Plugins;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.ReviewLog;
import dev.cardstock.review.Scheduler;
import dev.cardstock.review.SchedulerProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays a review log. */
@Command(name = "schedule", mixinStandardHelpOptions = true, description = "Replays a review log: state, retrievability and due time of each card.")
final class ScheduleCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--algorithm", paramLabel = "A", required = true, description = "The scheduler, such as fsrs6, fsrs7, anki, sm2 or leitner; another one makes an error that lists all.")
    String algorithm = "";

    @Option(names = "--in", paramLabel = "FILE", required = true, description = "The log: card_id,review_time,rating,duration; or an Anki package or collection.")
    Path in = Path.of("");

    @Mixin
    DayOptions days = new DayOptions();

    @Option(names = "--at", paramLabel = "TIME", description = "When retrievability is asked for, such as 2026-01-31T12:00:00Z; now by"
            + " default.")
    Instant at = Clock.systemUTC().instant();

    @Option(names = "--option", paramLabel = "KEY=VALUE", description = "An option of the scheduler, such as desired-retention=0.85.")
    @Nullable
    Map<String, String> options;

    @Option(names = "--json", description = "Print a JSON object a line.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        Options settings = days.with(OptionPairs.of(options));
        Scheduler scheduler = Plugins.load(SchedulerProvider.class).get(algorithm).create(settings);
        PrintWriter out = spec.commandLine().getOut();
        ReviewLog log = ReviewCsv.readDistinct(in, spec);
        log.byCard().forEach((card, reviews) -> {
            CardSchedule schedule = scheduler.replay(card, reviews);
            out.println(json ? Json.line(row(scheduler, schedule)) : line(scheduler, schedule));
        });
        return 0;
    }

    private Map<String, Object> row(Scheduler scheduler, CardSchedule schedule) {
        Map<String, Object> row = Json.object();
        row.put("card", ReviewCsv.text(schedule.card()));
        row.put("phase", schedule.phase().name().toLowerCase(Locale.ROOT));
        row.put("due", String.valueOf(schedule.due()));
        row.put("lastReview", String.valueOf(schedule.lastReview()));
        row.put("intervalDays", schedule.intervalDays());
        row.put("repetitions", schedule.repetitions());
        row.put("lapses", schedule.lapses());
        OptionalDouble recall = scheduler.retrievability(schedule, at);
        row.put("retrievability", recall.isPresent() ? recall.getAsDouble() : null);
        row.put("memory", schedule.memory() == null ? Map.of() : schedule.memory().values());
        return row;
    }

    private String line(Scheduler scheduler, CardSchedule schedule) {
        OptionalDouble recall = scheduler.retrievability(schedule, at);
        return ReviewCsv.text(schedule.card()) + "  "
                + schedule.phase().name().toLowerCase(Locale.ROOT) + "  due " + schedule.due()
                + String.format(Locale.ROOT, "  interval %.2f d", schedule.intervalDays())
                + (recall.isPresent()
                        ? String.format(Locale.ROOT, "  recall %.3f", recall.getAsDouble())
                        : "")
                + "  " + (schedule.memory() == null ? "" : schedule.memory().values());
    }
}
