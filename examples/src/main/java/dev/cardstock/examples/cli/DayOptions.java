package dev.cardstock.examples.cli;

import dev.cardstock.Options;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.scheduler.Timing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When the learner's day begins. */
final class DayOptions {
    @Option(names = "--day-start", paramLabel = "HH:MM", description = "When a day begins; 04:00 by default.")
    @Nullable
    String dayStart;

    @Option(names = "--zone", paramLabel = "ZONE", description = "The learner's time zone; UTC by default.")
    @Nullable
    String zone;

    /** Adds it to the options of a scheduler. */
    Options with(Options options) {
        Options settings = dayStart == null ? options : options.with("day-start", dayStart);
        return zone == null ? settings : settings.with("zone", zone);
    }

    DayBoundary boundary() {
        Options.Reader reader = with(Options.none()).reader();
        DayBoundary days = Timing.readDays(reader);
        reader.finish();
        return days;
    }
}
