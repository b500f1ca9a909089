package dev.cardstock.scheduler.simulate;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * What came of a simulation, day by day and in total. Immutable and thread-safe.
 *
 * @param days the days, from the first; at least one
 */
public record Simulation(List<Day> days) {
    /**
     * What happened on a day. In a {@link Difference} each number but that of the day may be negative.
     *
     * @param day the number of the day, 1 for the first
     * @param newCards how many new cards were learned
     * @param reviews how many due cards were answered, each counted once
     * @param lapses how many of these were not recalled
     * @param seconds how long all answers took, those in steps included
     * @param memorized how many cards the learner knows at the end of the day: the sum of the
     *     probabilities of recall of all cards that were ever answered
     * @param leftOver how many due cards the limits left for another day
     */
    public record Day(int day, int newCards, int reviews, int lapses, double seconds,
            double memorized, int leftOver) {
        private Day minus(Day base) {
            return new Day(day, newCards - base.newCards, reviews - base.reviews,
                    lapses - base.lapses, seconds - base.seconds, memorized - base.memorized,
                    leftOver - base.leftOver);
        }
    }

    /**
     * Checks the days.
     *
     * @throws IllegalArgumentException if there are none
     */
    public Simulation {
        days = List.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("there are no days, must be one or more");
        }
    }

    /** {@return how many new cards were learned} */
    public long newCards() {
        return total(Day::newCards);
    }

    /** {@return how many due cards were answered, each counted once a day} */
    public long reviews() {
        return total(Day::reviews);
    }

    /** {@return how many reviews did not recall their card} */
    public long lapses() {
        return total(Day::lapses);
    }

    /** {@return how long all answers took} */
    public double seconds() {
        return sum(Day::seconds);
    }

    /** {@return how many cards the learner knows at the end of the last day} */
    public double memorized() {
        return days.get(days.size() - 1).memorized;
    }

    /** {@return the average number of reviews a day} */
    public double reviewsPerDay() {
        return reviews() / (double) days.size();
    }

    /** {@return the average time a day, in seconds} */
    public double secondsPerDay() {
        return seconds() / days.size();
    }

    /** {@return the share of reviews that recalled their card, 1 if there were none} */
    public double recallRate() {
        long reviews = reviews();
        return reviews == 0 ? 1 : 1 - lapses() / (double) reviews;
    }

    /**
     * What a card costs that the learner knows at the end: all the time, divided by the cards that are
     * memorised then.
     *
     * @return seconds; 0 if no time was spent, infinite if it was for nothing
     */
    public double secondsPerMemorized() {
        return cost(seconds(), memorized());
    }

    static double cost(double seconds, double memorized) {
        return seconds == 0 ? 0 : seconds / memorized;
    }

    /**
     * What changes from another simulation to this one, as when the desired retention, the deck or the
     * scheduler is another.
     *
     * @param base what this one is compared with
     * @return this less the other
     * @throws IllegalArgumentException if the number of days differs
     */
    public Difference minus(Simulation base) {
        return new Difference(base, this);
    }

    private long total(ToLongFunction<Day> value) {
        return days.stream().mapToLong(value).sum();
    }

    private double sum(ToDoubleFunction<Day> value) {
        return days.stream().mapToDouble(value).sum();
    }

    /**
     * How one simulation differs from another: each number is that of {@code after} less that of
     * {@code before}.
     *
     * @param before what is compared with
     * @param after what is compared
     */
    public record Difference(Simulation before, Simulation after) {
        /**
         * Checks the components.
         *
         * @throws IllegalArgumentException if the number of days differs
         */
        public Difference {
            if (before.days.size() != after.days.size()) {
                throw new IllegalArgumentException("the simulations are of " + before.days.size()
                        + " and " + after.days.size() + " days, must be as long as each other");
            }
        }

        /** {@return the difference of each day} */
        public List<Day> days() {
            return IntStream.range(0, after.days.size())
                    .mapToObj(day -> after.days.get(day).minus(before.days.get(day)))
                    .toList();
        }

        /** {@return how many more new cards were learned} */
        public long newCards() {
            return after.newCards() - before.newCards();
        }

        /** {@return how many more reviews there were} */
        public long reviews() {
            return after.reviews() - before.reviews();
        }

        /** {@return how many more reviews did not recall their card} */
        public long lapses() {
            return after.lapses() - before.lapses();
        }

        /** {@return how much longer all answers took, in seconds} */
        public double seconds() {
            return after.seconds() - before.seconds();
        }

        /** {@return how many more cards the learner knows at the end} */
        public double memorized() {
            return after.memorized() - before.memorized();
        }

        /** {@return how much more a card costs that the learner knows at the end, in seconds} */
        public double secondsPerMemorized() {
            double cost = after.secondsPerMemorized();
            double base = before.secondsPerMemorized();
            return cost == base ? 0 : cost - base;
        }
    }
}
