package dev.cardstock.examples.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.cardstock.Location;
import dev.cardstock.deck.CardId;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads a log with the columns {@code card_id,review_time,rating,duration}. */
final class ReviewCsv {
    private static final String COLUMNS = "card_id,review_time,rating,duration";

    private static final int LISTED = 20;

    private ReviewCsv() {}

    /** Reads a log; what is wrong with its rows is said of all of them at once. */
    static ReviewLog read(Path file) throws IOException {
        Location place = Location.of(file.toString());
        List<Review> reviews = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        try (Reader in = new InputStreamReader(DeckSource.of(file).open(), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(in)) {
            for (NamedCsvRecord row : csv) {
                try {
                    reviews.add(review(row, place));
                } catch (IllegalArgumentException e) {
                    problems.add("line " + row.getStartingLineNumber() + ": " + e.getMessage());
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new FormatException("it is not CSV: " + e.getMessage(), place,
                    "a review log has the columns " + COLUMNS, e);
        }
        if (!problems.isEmpty()) {
            int more = problems.size() - LISTED;
            throw new FormatException(
                    String.join("; ", problems.subList(0, Math.min(LISTED, problems.size())))
                            + (more > 0 ? "; and " + more + " more rows" : ""),
                    place, "times are epoch milliseconds, ratings 1 to 4, durations milliseconds");
        }
        if (reviews.isEmpty()) {
            throw new FormatException("there are no reviews in it", place,
                    "a review log has the columns " + COLUMNS);
        }
        return ReviewLog.of(reviews);
    }

    private static Review review(NamedCsvRecord row, Location place) {
        String card = field(row, "card_id", place);
        return Review.of(card.indexOf('/') > 0 ? CardId.parse(card) : new CardId(card, "card"),
                Instant.ofEpochMilli(number("review_time", field(row, "review_time", place))),
                Rating.of(Math.clamp(number("rating", field(row, "rating", place)), -1, 99)),
                Duration.ofMillis(row.findField("duration")
                        .filter(text -> !text.isBlank())
                        .map(text -> number("duration", text))
                        .orElse(0L)));
    }

    private static long number(String column, String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    column + " is '" + text.strip() + "', must be a whole number", e);
        }
    }

    private static String field(NamedCsvRecord row, String name, Location place) {
        return row.findField(name)
                .orElseThrow(
                        () -> new FormatException("the column '" + name + "' is missing", place,
                                "a review log has the columns " + COLUMNS));
    }

    /** The id as the log has it. */
    static String text(CardId card) {
        return card.part().equals("card") ? card.note() : card.toString();
    }
}
