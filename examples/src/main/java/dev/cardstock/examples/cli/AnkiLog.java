package dev.cardstock.examples.cli;

import dev.cardstock.Location;
import dev.cardstock.Options;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.Progress;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the review log of an Anki package or collection, and nothing else of it. */
final class AnkiLog {
    private AnkiLog() {}

    static boolean isAnki(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return format().extensions().stream().anyMatch(ending -> name.endsWith("." + ending));
    }

    private static DeckFormat format() {
        return DeckFormats.installed().get("anki");
    }

    static ReviewLog read(Path file) throws IOException {
        DeckReader reader = format().reader(Options.none()).orElseThrow();
        List<Review> reviews = new ArrayList<>();
        reader.read(DeckSource.of(file), new DeckSink() {
            @Override
            public void review(Review review) {
                reviews.add(review);
            }
        }, ImportLimits.defaults(), Progress.none());
        if (reviews.isEmpty()) {
            throw new FormatException("there are no reviews in it", Location.of(file.toString()),
                    "export it from Anki with scheduling information");
        }
        return ReviewLog.of(reviews);
    }
}
