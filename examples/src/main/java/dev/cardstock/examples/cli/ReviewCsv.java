package dev.cardstock.examples.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.cardstock.Location;
import dev.cardstock.deck.CardId;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import dev.cardstock.scheduler.fit.TrainingData;
import java.io.BufferedReader;
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
import picocli.CommandLine.Model.CommandSpec;

/** Reads a log with the columns {@code card_id,review_time,rating,duration}, or that of an Anki file. */
final class ReviewCsv {
    private static final String COLUMNS = "card_id,review_time,rating,duration";

    private static final int LISTED = 20;
    private static final int SHOWN = 40;
    // Some 270,000 years from 1970.
    private static final long LATEST = 8_640_000_000_000_000L;

    private ReviewCsv() {}

    /** Takes the answers of a log, as they stand in it. */
    private interface Taker {
        void take(String card, Instant time, Rating rating, Duration duration);
    }

    /** Reads a log. */
    private static ReviewLog read(Path file) throws IOException {
        if (AnkiLog.isAnki(file)) {
            return AnkiLog.read(file);
        }
        List<Review> reviews = new ArrayList<>();
        read(file, (card, time, rating, duration) -> reviews
                .add(Review.of(id(card), time, rating, duration)));
        return ReviewLog.of(reviews);
    }

    /** Reads a log; says how many reviews are there twice, and leaves these out. */
    static ReviewLog readDistinct(Path file, CommandSpec command) throws IOException {
        ReviewLog log = read(file);
        ReviewLog distinct = log.withoutDuplicates();
        sayDuplicates(command, log.size() - distinct.size(), log.size());
        return distinct;
    }

    /** Says how many reviews are there twice, if there are any. */
    static void sayDuplicates(CommandSpec command, int duplicates, int reviews) {
        if (duplicates > 0) {
            command.commandLine()
                    .getErr()
                    .println("cardstock: " + duplicates + " reviews of " + reviews
                            + " are there twice; each counts once");
        }
    }

    /** Reads a log into the compact form that fitting wants. */
    static TrainingData data(Path file, DayBoundary days) throws IOException {
        if (AnkiLog.isAnki(file)) {
            return TrainingData.of(AnkiLog.read(file), days);
        }
        TrainingData.Builder data = TrainingData.builder(days);
        // Only an id with a slash may be written in two ways.
        read(file, (card, time, rating, duration) -> data
                .add(card.indexOf('/') < 0 ? card : text(id(card)), time, rating, duration));
        return data.build();
    }

    private static CardId id(String card) {
        return card.indexOf('/') > 0 ? CardId.parse(card) : new CardId(card, "card");
    }

    /** Takes away the byte order mark that some programs write. */
    private static Reader withoutMark(Reader in) throws IOException {
        BufferedReader buffered = new BufferedReader(in);
        buffered.mark(1);
        if (buffered.read() != '\uFEFF') {
            buffered.reset();
        }
        return buffered;
    }

    /** What is wrong with the rows is said of all of them at once. */
    private static void read(Path file, Taker taker) throws IOException {
        Location place = Location.of(file.toString());
        List<String> problems = new ArrayList<>();
        int more = 0;
        boolean empty = true;
        try (Reader in = withoutMark(
                new InputStreamReader(DeckSource.of(file).open(), StandardCharsets.UTF_8));
                CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(in)) {
            Header header = null;
            for (CsvRecord row : csv) {
                if (header == null) {
                    header = Header.of(row, place);
                    continue;
                }
                empty = false;
                try {
                    header.take(row, taker);
                } catch (IllegalArgumentException e) {
                    if (problems.size() < LISTED) {
                        problems.add("line " + row.getStartingLineNumber() + ": " + e.getMessage());
                    } else {
                        more++;
                    }
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new FormatException("it is not CSV: " + e.getMessage(), place,
                    "a review log has the columns " + COLUMNS, e);
        }
        if (!problems.isEmpty()) {
            throw new FormatException(
                    String.join("; ", problems) + (more > 0 ? "; and " + more + " more rows" : ""),
                    place, "times are epoch milliseconds, ratings 1 to 4, durations milliseconds");
        }
        if (empty) {
            throw new FormatException("there are no reviews in it", place,
                    "a review log has the columns " + COLUMNS);
        }
    }

    /** Where the columns are; there may be others beside them, and no duration. */
    private record Header(int card, int time, int rating, int duration) {
        static Header of(CsvRecord row, Location place) {
            List<String> names = row.getFields();
            return new Header(column(names, "card_id", place), column(names, "review_time", place),
                    column(names, "rating", place), names.indexOf("duration"));
        }

        private static int column(List<String> names, String name, Location place) {
            int index = names.indexOf(name);
            if (index < 0) {
                throw new FormatException("the column '" + name + "' is missing", place,
                        "a review log has the columns " + COLUMNS);
            }
            return index;
        }

        void take(CsvRecord row, Taker taker) {
            if (row.getField(card).isBlank()) {
                throw new IllegalArgumentException("card_id is blank");
            }
            String length = duration >= 0 ? row.getField(duration) : "";
            taker.take(row.getField(card),
                    Instant.ofEpochMilli(
                            number("review_time", row.getField(time), -LATEST, LATEST)),
                    Rating.of((int) number("rating", row.getField(rating), 1, 4)),
                    length.isBlank()
                            ? Duration.ZERO
                            : Duration.ofMillis(number("duration", length, 0, LATEST)));
        }
    }

    private static long number(String column, String text, long least, long greatest) {
        String stripped = text.strip();
        try {
            long number = Long.parseLong(stripped);
            if (number >= least && number <= greatest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        String shown = stripped.length() > SHOWN ? stripped.substring(0, SHOWN) + "…" : stripped;
        throw new IllegalArgumentException(column + " is '" + shown
                + "', must be a whole number from " + least + " to " + greatest);
    }

    /** The id as the log has it. */
    static String text(CardId card) {
        return card.part().equals("card") ? card.note() : card.toString();
    }
}
