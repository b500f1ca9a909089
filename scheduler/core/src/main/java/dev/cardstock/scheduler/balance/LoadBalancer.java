package dev.cardstock.scheduler.balance;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import dev.cardstock.scheduler.Fuzz;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A fuzz that prefers days with few cards, spares the learner's easy days and keeps siblings apart. Of
 * the days in the {@linkplain Fuzz.Request#range() range} it chooses by weight: the number of cards due
 * to the power -2.15, times the interval to the power -3, times what the weekday and the siblings allow.
 * Intervals of more than 90 days are fuzzed evenly. Immutable; thread-safe.
 *
 * <p>The choice depends on the counts at the time of the answer. A schedule that is rebuilt from its log
 * has the same memory, and a due time that is balanced anew.
 *
 * <p>Source: Anki's manual, "Load balancer" and "Easy days", with the constants of its scheduler. In
 * Anki a day without cards is chosen even if it is an easy day or a sibling's; here it is not.
 */
public final class LoadBalancer implements Fuzz {
    /** How many reviews a weekday may have. */
    public enum Load {
        /** As many as others. */
        NORMAL,
        /** About half as many as a normal day. */
        REDUCED,
        /** As few as can be. */
        MINIMUM
    }

    private static final int MAXIMUM_DAYS = 90;
    private static final double LOAD_POWER = 2.15;
    private static final double LEAST_WEIGHT = 0.0001;
    private static final double REDUCED_SHARE = 0.5;

    /** By the number of days between a card and its nearest sibling. */
    private static final double[] SIBLING_WEIGHTS = {1e-6, 0.2, 0.4, 0.6, 0.8};

    private final DueCounts counts;
    private final Map<DayOfWeek, Load> loads;

    private LoadBalancer(DueCounts counts, Map<DayOfWeek, Load> loads) {
        this.counts = requireNonNull(counts, "counts");
        EnumMap<DayOfWeek, Load> all = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            all.put(day, loads.getOrDefault(day, Load.NORMAL));
        }
        this.loads = Collections.unmodifiableMap(all);
    }

    /**
     * A balancer without easy days.
     *
     * @param counts the cards of each day
     * @return the balancer
     */
    public static LoadBalancer of(DueCounts counts) {
        return new LoadBalancer(counts, Map.of());
    }

    /**
     * A balancer with easy days.
     *
     * @param counts the cards of each day
     * @param loads how many reviews a weekday may have; those that are not named are normal
     * @return the balancer
     */
    public static LoadBalancer of(DueCounts counts, Map<DayOfWeek, Load> loads) {
        return new LoadBalancer(counts, loads);
    }

    /** {@return how many reviews each weekday may have} */
    public Map<DayOfWeek, Load> loads() {
        return loads;
    }

    @Override
    public int choose(Request request) {
        Range range = request.range();
        if (range.lower() == range.upper() || range.upper() > MAXIMUM_DAYS) {
            return range.at(request.chance());
        }
        double[] weights = weights(request.card(), request.today(), range);
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = request.chance() * sum;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return range.lower() + i;
            }
        }
        return range.upper();
    }

    private double[] weights(CardId card, LocalDate today, Range range) {
        int[] due = new int[range.upper() - range.lower() + 1];
        double cards = 0;
        double shares = 0;
        for (int i = 0; i < due.length; i++) {
            LocalDate day = today.plusDays(range.lower() + (long) i);
            due[i] = counts.due(day);
            cards += due[i];
            shares += share(day);
        }
        Collection<LocalDate> siblings = counts.siblings(card);
        double[] weights = new double[due.length];
        for (int i = 0; i < due.length; i++) {
            int interval = range.lower() + i;
            LocalDate day = today.plusDays(interval);
            weights[i] = Math.pow(Math.max(1, due[i]), -LOAD_POWER) * Math.pow(interval, -3)
                    * siblingWeight(day, siblings) * easyWeight(day, due[i], cards, shares);
        }
        return weights;
    }

    private double share(LocalDate day) {
        return switch (load(day)) {
            case NORMAL -> 1;
            case REDUCED -> REDUCED_SHARE;
            case MINIMUM -> 0;
        };
    }

    private Load load(LocalDate day) {
        return loads.getOrDefault(day.getDayOfWeek(), Load.NORMAL);
    }

    /** A reduced day takes cards as long as it has no more than its share beside the other days. */
    private double easyWeight(LocalDate day, int due, double cards, double shares) {
        return switch (load(day)) {
            case NORMAL -> 1;
            case MINIMUM -> LEAST_WEIGHT;
            case REDUCED -> {
                double others = shares - REDUCED_SHARE;
                boolean full = others > 0 && due / REDUCED_SHARE > (cards - due) / others;
                yield full ? LEAST_WEIGHT : 1;
            }
        };
    }

    private static double siblingWeight(LocalDate day, Collection<LocalDate> siblings) {
        double weight = 1;
        for (LocalDate sibling : siblings) {
            long distance = Math.abs(ChronoUnit.DAYS.between(sibling, day));
            if (distance < SIBLING_WEIGHTS.length) {
                weight = Math.min(weight, SIBLING_WEIGHTS[(int) distance]);
            }
        }
        return weight;
    }
}
