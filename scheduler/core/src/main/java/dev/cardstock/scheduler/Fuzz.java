package dev.cardstock.scheduler;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import java.time.LocalDate;

/**
 * Chooses the day on which a card comes back, near the interval that its algorithm asks for, so that
 * cards that were learned together do not stay together for ever. Thread-safe.
 */
@FunctionalInterface
public interface Fuzz {
    /**
     * Chooses an interval. The same request gives the same answer, in whatever order cards are asked.
     *
     * @param request what the algorithm asks for
     * @return whole days, from the request's minimum to its maximum
     */
    int choose(Request request);

    /**
     * What an algorithm asks for.
     *
     * @param card the card
     * @param repetitions how often it was answered before
     * @param today the learner's day on which it was answered
     * @param intervalDays the interval, in days, not rounded
     * @param minimum the least interval allowed, in whole days, 1 or more
     * @param maximum the greatest, in whole days; if less than the minimum, the maximum holds
     */
    record Request(CardId card, int repetitions, LocalDate today, double intervalDays, int minimum,
            int maximum) {
        /** Checks the components. */
        public Request {
            requireNonNull(card, "card");
            requireNonNull(today, "today");
            if (!(intervalDays >= 0) || minimum < 1 || maximum < 1) {
                throw new IllegalArgumentException(
                        "the interval is " + intervalDays + " days, from "
                                + minimum + " to " + maximum + "; must be 0 or more, 1 or more");
            }
            minimum = Math.min(minimum, maximum);
        }

        /** {@return the whole days nearest to the interval, within minimum and maximum} */
        public int rounded() {
            return Math.clamp(Math.round(intervalDays), minimum, maximum);
        }

        /**
         * The intervals among which a fuzz may choose.
         *
         * <p>Source: Anki's manual, "Fuzz factor", and the constants of its scheduler: from 2.5 days on
         * 1 day to either side, and 15 % of the part between 2.5 and 7 days, 10 % of that between 7
         * and 20 and 5 % of that beyond.
         *
         * @return the range, within minimum and maximum
         */
        public Range range() {
            double days = Math.clamp(intervalDays, minimum, maximum);
            if (days < 2.5) {
                return new Range(rounded(), rounded());
            }
            double delta = 1 + 0.15 * part(days, 2.5, 7) + 0.1 * part(days, 7, 20)
                    + 0.05 * part(days, 20, Double.MAX_VALUE);
            int lower = Math.clamp(Math.round(days - delta), minimum, maximum);
            int upper = Math.clamp(Math.round(days + delta), minimum, maximum);
            return new Range(lower,
                    upper == lower && upper > 2 && upper < maximum ? upper + 1 : upper);
        }

        private static double part(double days, double from, double to) {
            return Math.max(0, Math.min(days, to) - from);
        }

        /** {@return a number from 0 up to 1 that is the same for the same card and repetition} */
        public double chance() {
            long seed = 0xcbf29ce484222325L;
            String id = card.toString();
            for (int i = 0; i < id.length(); i++) {
                seed = (seed ^ id.charAt(i)) * 0x100000001b3L;
            }
            seed += 0x9e3779b97f4a7c15L * (repetitions + 1L);
            seed = (seed ^ (seed >>> 30)) * 0xbf58476d1ce4e5b9L;
            seed = (seed ^ (seed >>> 27)) * 0x94d049bb133111ebL;
            return ((seed ^ (seed >>> 31)) >>> 11) * 0x1.0p-53;
        }
    }

    /**
     * A range of intervals, both ends included.
     *
     * @param lower the least, in whole days
     * @param upper the greatest, in whole days
     */
    record Range(int lower, int upper) {
        /**
         * One of the intervals.
         *
         * @param chance from 0 up to 1
         * @return whole days
         */
        public int at(double chance) {
            return lower + (int) Math.floor(chance * (1 + upper - lower));
        }
    }

    /** {@return no fuzz: the interval, rounded} */
    static Fuzz none() {
        return NoFuzz.INSTANCE;
    }

    /**
     * A fuzz that spreads cards evenly over the {@linkplain Request#range() range}, seeded by card and
     * repetition.
     *
     * @return the fuzz
     */
    static Fuzz seeded() {
        return request -> request.range().at(request.chance());
    }
}
