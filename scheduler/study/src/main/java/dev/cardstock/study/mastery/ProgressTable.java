package dev.cardstock.study.mastery;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A row for each learner of a set. Immutable and thread-safe.
 *
 * @param title the title of the set
 * @param asOf the time for which it holds
 * @param rows the rows
 */
public record ProgressTable(String title, Instant asOf, List<Row> rows) {
    /**
     * What one learner has reached.
     *
     * @param name the learner
     * @param report mastery, with the counts that it is made of, progress and accuracy
     * @param learned the share of items that are {@link LearnLevel#LEARNED} in per cent, 0 to 100
     * @param lastTest the result of the last test in per cent; empty without a test
     * @param bestTest the best result of a test in per cent; empty without a test
     * @param bestMatch the best time of a game that counts; empty without one
     * @param notDue the share of items that have a schedule and are not due in per cent, 0 to 100
     */
    public record Row(String name, MasteryReport report, double learned, OptionalDouble lastTest,
            OptionalDouble bestTest, Optional<Duration> bestMatch, double notDue) {
        /** Checks the components. */
        public Row {
            requireNonNull(name, "name");
            requireNonNull(report, "report");
            requireNonNull(lastTest, "lastTest");
            requireNonNull(bestTest, "bestTest");
            requireNonNull(bestMatch, "bestMatch");
        }
    }

    /** Copies the rows. */
    public ProgressTable {
        requireNonNull(title, "title");
        requireNonNull(asOf, "asOf");
        rows = List.copyOf(rows);
    }

    /**
     * {@return the table as text for a terminal: a line for each learner under a line of titles, the
     * columns aligned}
     */
    public String toText() {
        return TableText.text(this);
    }

    /**
     * {@return the table as CSV (RFC 4180) with a header; figures with one decimal, times in seconds with
     * three, an empty cell where there is no figure, and an apostrophe before a name that a spreadsheet
     * would take for a formula}
     */
    public String toCsv() {
        return TableText.csv(this);
    }

    /** {@return the table as one JSON document} */
    public String toJson() {
        return TableText.json(this);
    }
}
