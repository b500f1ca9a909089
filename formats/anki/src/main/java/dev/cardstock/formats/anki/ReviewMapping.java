package dev.cardstock.formats.anki;

import dev.cardstock.deck.CardId;
import dev.cardstock.formats.anki.collection.ReviewRow;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.Review.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rows of Anki's review log as reviews and back. */
final class ReviewMapping {
    /** The note of reviews whose card is gone; the part is the card's id in Anki. */
    static final String GONE = "anki-card-gone";

    private static final long EASE = 2500;
    private static final Pattern ROW = Pattern.compile("-?\\d{1,18}( -?\\d{1,18}){5}");

    private ReviewMapping() {}

    /**
     * A review from a row.
     *
     * @param firstScheduler whether the row is of Anki's first scheduler, which had three buttons for
     *     cards that are being learned
     */
    static Review read(ReviewRow found, CardId card, boolean firstScheduler) {
        ReviewRow row = firstScheduler ? upgraded(found) : found;
        Kind kind = kind(row);
        Rating rating = kind.graded() ? Rating.of((int) row.ease()) : null;
        Instant time = Instant.ofEpochMilli(row.id());
        Duration duration = Duration.ofMillis(Math.max(0, row.time()));
        Review plain = new Review(card, time, rating, duration, kind, new TreeMap<>());
        return canonical(plain, row.id(), row.card()).equals(row)
                ? plain
                : new Review(card, time, rating, duration, kind,
                        new TreeMap<>(Map.of(AnkiAttributes.REVIEW, text(row))));
    }

    private static ReviewRow upgraded(ReviewRow row) {
        boolean three = (row.type() == 0 || row.type() == 2)
                && (row.ease() == 2 || row.ease() == 3);
        return new ReviewRow(row.id(), row.card(), row.usn(), row.ease() + (three ? 1 : 0),
                row.ivl(), row.lastIvl(), row.factor(), row.time(), row.type());
    }

    private static Kind kind(ReviewRow row) {
        if (row.type() == 4) {
            return row.factor() == 0 ? Kind.FORGOTTEN : Kind.MANUAL;
        }
        if (row.type() == 5) {
            return Kind.RESCHEDULED;
        }
        if (row.ease() < 1 || row.ease() > 4) {
            return Kind.MANUAL;
        }
        return row.type() == 0
                ? Kind.LEARNING
                : row.type() == 2
                        ? Kind.RELEARNING
                        : row.type() == 3 ? Kind.CRAM : Kind.REVIEW;
    }

    private static String text(ReviewRow row) {
        return row.ivl() + " " + row.lastIvl() + " " + row.factor() + " " + row.usn() + " "
                + row.ease() + " " + row.type();
    }

    private static ReviewRow canonical(Review review, long id, long card) {
        Rating rating = review.rating();
        long type = switch (review.kind()) {
            case LEARNING -> 0;
            case REVIEW -> 1;
            case RELEARNING -> 2;
            case CRAM -> 3;
            case FORGOTTEN, MANUAL -> 4;
            case RESCHEDULED -> 5;
        };
        return new ReviewRow(id, card, -1, rating == null ? 0 : rating.value(), 0, 0,
                review.kind() == Kind.MANUAL ? EASE : 0, review.duration().toMillis(), type);
    }

    /** A row from a review, with what was kept of the row that it came from. */
    static ReviewRow write(Review review, long id, long card) {
        ReviewRow plain = canonical(review, id, card);
        long[] kept = kept(review.attributes().get(AnkiAttributes.REVIEW));
        if (kept == null) {
            return plain;
        }
        ReviewRow row = new ReviewRow(id, card, kept[3], kept[4], kept[0], kept[1], kept[2],
                plain.time(), kept[5]);
        // Who changed kind or rating meant it.
        boolean same = kind(row) == review.kind() && row.ease() == plain.ease();
        return same
                ? row
                : new ReviewRow(id, card, kept[3], plain.ease(), kept[0], kept[1],
                        kind(row) == review.kind() ? kept[2] : plain.factor(), plain.time(),
                        kind(row) == review.kind() ? kept[5] : plain.type());
    }

    private static long @Nullable [] kept(@Nullable String text) {
        if (text == null || !ROW.matcher(text).matches()) {
            return null;
        }
        String[] parts = text.split(" ");
        long[] numbers = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = Long.parseLong(parts[i]);
        }
        return numbers;
    }
}
