package dev.cardstock.examples.cli;

import dev.cardstock.Options;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.scheduler.Timing;
import dev.cardstock.scheduler.fit.TrainingData;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The review log that a command learns from, and how its days are cut. */
final class ReviewLogInput {
    @Spec(Spec.Target.MIXEE)
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "REVIEWS.csv", description = "The log: card_id,review_time,rating,duration.")
    Path file = Path.of("");

    @Option(names = "--day-start", paramLabel = "HH:MM", description = "When a day begins; 04:00 by default.")
    @Nullable
    String dayStart;

    @Option(names = "--zone", paramLabel = "ZONE", description = "The learner's time zone; UTC by default.")
    @Nullable
    String zone;

    /** Adds how days are cut to the options of a scheduler. */
    Options with(Options options) {
        Options settings = dayStart == null ? options : options.with("day-start", dayStart);
        return zone == null ? settings : settings.with("zone", zone);
    }

    /** Reads the log; says how many reviews are there twice. */
    TrainingData read() throws IOException {
        Options.Reader reader = with(Options.none()).reader();
        DayBoundary days = Timing.readDays(reader);
        reader.finish();
        TrainingData data = ReviewCsv.data(file, days);
        if (data.duplicates() > 0) {
            spec.commandLine()
                    .getErr()
                    .println("cardstock: " + data.duplicates() + " reviews of "
                            + (data.reviews() + data.duplicates())
                            + " are there twice; each counts once");
        }
        return data;
    }
}
