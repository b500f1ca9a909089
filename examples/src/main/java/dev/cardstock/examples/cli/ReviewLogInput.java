package dev.cardstock.examples.cli;

import dev.cardstock.scheduler.fit.TrainingData;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The review log that a command learns from, and how its days are cut. */
final class ReviewLogInput {
    @Spec(Spec.Target.MIXEE)
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "REVIEWS.csv", description = "The log: card_id,review_time,rating,duration; or an Anki package or collection.")
    Path file = Path.of("");

    @Mixin
    DayOptions days = new DayOptions();

    /** Reads the log; says how many reviews are there twice. */
    TrainingData read() throws IOException {
        TrainingData data = ReviewCsv.data(file, days.boundary());
        ReviewCsv.sayDuplicates(spec, data.duplicates(), data.reviews() + data.duplicates());
        return data;
    }
}
