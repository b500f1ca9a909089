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

    private ReviewCsv() {}

    static ReviewLog read(Path file) throws IOException {
        Location place = Location.of(file.toString());
        List<Review> reviews = new ArrayList<>();
        try (Reader in = new InputStreamReader(DeckSource.of(file).open(), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(in)) {
            for (NamedCsvRecord row : csv) {
                reviews.add(review(row, place.atLine(row.getStartingLineNumber())));
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new FormatException("it is not CSV: " + e.getMessage(), place,
                    "a review log has the columns " + COLUMNS, e);
        }
        if (reviews.isEmpty()) {
            throw new FormatException("there are no reviews in it", place,
                    "a review log has the columns " + COLUMNS);
        }
        return ReviewLog.of(reviews);
    }

    private static Review review(NamedCsvRecord row, Location place) {
        String card = field(row, "card_id", place);
        try {
            return Review.of(card.indexOf('/') > 0 ? CardId.parse(card) : new CardId(card, "card"),
                    Instant.ofEpochMilli(Long.parseLong(field(row, "review_time", place).strip())),
                    Rating.of(Integer.parseInt(field(row, "rating", place).strip())),
                    Duration.ofMillis(row.findField("duration")
                            .filter(text -> !text.isBlank())
                            .map(text -> Long.parseLong(text.strip()))
                            .orElse(0L)));
        } catch (NumberFormatException e) {
            throw new FormatException("a number is expected: " + e.getMessage(), place,
                    "times are epoch milliseconds, ratings 1 to 4, durations milliseconds", e);
        } catch (IllegalArgumentException e) {
            throw new FormatException(String.valueOf(e.getMessage()), place, "correct the row", e);
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
