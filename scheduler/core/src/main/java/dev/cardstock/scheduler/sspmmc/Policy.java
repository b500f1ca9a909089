package dev.cardstock.scheduler.sspmmc;

import dev.cardstock.review.Rating;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.fsrs.Fsrs6.Memory;

/**
 * The retention of least expected cost at each point of a grid of stabilities and difficulties, found by
 * policy iteration. Between the points, costs are interpolated.
 */
final class Policy {
    private static final double LEAST_STABILITY = 0.01;
    private static final double LOG_STEP = Math.log(1.08);
    private static final int DIFFICULTIES = 19;
    private static final int RETENTIONS = 50;
    private static final double LEAST_RETENTION = 0.5;
    private static final double GREATEST_RETENTION = 0.99;
    private static final int IMPROVEMENTS = 100;
    private static final int SWEEPS = 50;

    private final Grid grid;
    private final double[] retentions;

    Policy(Fsrs6 fsrs, SspMmc.Costs costs) {
        grid = new Grid(costs.targetStability());
        retentions = new double[grid.learned()];
        int[] choice = new int[grid.learned()];
        double[] values = new double[grid.size()];
        Steps steps = new Steps(fsrs, costs);
        boolean changed = true;
        for (int i = 0; changed && i < IMPROVEMENTS; i++) {
            changed = steps.choose(values, choice);
            steps.evaluate(values, choice);
        }
        for (int point = 0; point < retentions.length; point++) {
            retentions[point] = retention(choice[point]);
        }
    }

    double retention(Memory memory) {
        return retentions[Math.min(retentions.length - 1, grid.nearest(memory))];
    }

    private static double retention(int choice) {
        return LEAST_RETENTION
                + (GREATEST_RETENTION - LEAST_RETENTION) * choice / (RETENTIONS - 1);
    }

    /** Points of stability, evenly spaced in its logarithm, by points of difficulty, half apart. */
    private record Grid(double target, int stabilities) {
        Grid(double target) {
            this(target, 1 + (int) Math.ceil(Math.log(target / LEAST_STABILITY) / LOG_STEP));
        }

        int size() {
            return stabilities * DIFFICULTIES;
        }

        /** The first of the points that have reached the target, at which nothing more is paid. */
        int learned() {
            return size() - DIFFICULTIES;
        }

        Memory memory(int point) {
            int row = point / DIFFICULTIES;
            return new Memory(LEAST_STABILITY * Math.exp(LOG_STEP * row),
                    1 + point % DIFFICULTIES * 0.5);
        }

        private double row(Memory memory) {
            return memory.stability() >= target
                    ? stabilities - 1
                    : Math.clamp(Math.log(memory.stability() / LEAST_STABILITY) / LOG_STEP, 0,
                            stabilities - 1);
        }

        private static double column(Memory memory) {
            return Math.clamp((memory.difficulty() - 1) * 2, 0, DIFFICULTIES - 1);
        }

        int nearest(Memory memory) {
            return (int) Math.rint(row(memory)) * DIFFICULTIES + (int) Math.rint(column(memory));
        }

        /** A memory as a place between four points. */
        Place place(Memory memory) {
            double row = row(memory);
            double column = column(memory);
            int top = Math.min((int) row, stabilities - 2);
            int left = Math.min((int) column, DIFFICULTIES - 2);
            return new Place(top * DIFFICULTIES + left, row - top, column - left);
        }
    }

    private record Place(int point, double down, double right) {
        double value(double[] values) {
            double upper = (1 - right) * values[point] + right * values[point + 1];
            int below = point + DIFFICULTIES;
            return (1 - down) * upper
                    + down * ((1 - right) * values[below] + right * values[below + 1]);
        }
    }

    /** Where the answers lead to after waiting for a retention. */
    private record Step(double recall, Place good, Place again) {
        double cost(SspMmc.Costs costs, double[] values) {
            return recall * (costs.recall() + good.value(values))
                    + (1 - recall) * (costs.forget() + again.value(values));
        }
    }

    private final class Steps {
        private final SspMmc.Costs costs;
        private final Step[] steps = new Step[grid.learned() * RETENTIONS];

        Steps(Fsrs6 fsrs, SspMmc.Costs costs) {
            this.costs = costs;
            for (int point = 0; point < grid.learned(); point++) {
                Memory memory = grid.memory(point);
                double before = 0;
                for (int i = RETENTIONS - 1; i >= 0; i--) {
                    double days = Math.max(1, Math.rint(fsrs.interval(memory, retention(i))));
                    int at = point * RETENTIONS + i;
                    if (days == before) {
                        steps[at] = steps[at + 1];
                        continue;
                    }
                    before = days;
                    var outcomes = fsrs.outcomes(memory, days);
                    steps[at] = new Step(fsrs.retrievability(memory, days),
                            grid.place(outcomes.after(Rating.GOOD)),
                            grid.place(outcomes.after(Rating.AGAIN)));
                }
            }
        }

        /** Takes at each point the retention of least cost; false if all were taken already. */
        boolean choose(double[] values, int[] choice) {
            boolean changed = false;
            for (int point = 0; point < choice.length; point++) {
                int best = choice[point];
                double least = steps[point * RETENTIONS + best].cost(costs, values) - 1e-9;
                for (int i = 0; i < RETENTIONS; i++) {
                    double cost = steps[point * RETENTIONS + i].cost(costs, values);
                    if (cost < least) {
                        best = i;
                        least = cost;
                    }
                }
                changed |= best != choice[point];
                choice[point] = best;
            }
            return changed;
        }

        /** Brings the costs near those of the choice, from the target downwards. */
        void evaluate(double[] values, int[] choice) {
            double change = 1;
            for (int sweep = 0; sweep < SWEEPS && change > 1e-9; sweep++) {
                change = 0;
                for (int point = choice.length - 1; point >= 0; point--) {
                    double value = steps[point * RETENTIONS + choice[point]].cost(costs, values);
                    change = Math.max(change, Math.abs(value - values[point]));
                    values[point] = value;
                }
            }
        }
    }
}
