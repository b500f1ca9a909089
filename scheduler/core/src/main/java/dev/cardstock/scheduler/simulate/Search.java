package dev.cardstock.scheduler.simulate;

import dev.cardstock.scheduler.simulate.OptimalRetention.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoublePredicate;

/**
 * Looks for the retention of the least cost: a grid of at most 0.05 from point to point, as chance may
 * give the curve several valleys, then a golden section on either side of the grid's best point.
 */
final class Search {
    private static final double GRID = 0.05;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final long PATIENCE_MILLIS = 10;

    /** Simulates a retention. */
    @FunctionalInterface
    interface Trial {
        Simulation run(double retention, long seed, DoublePredicate progress);
    }

    /** What one run adds to the cost of a retention. */
    private record Effort(double seconds, double memorized) {}

    private final RetentionSearch settings;
    private final long seed;
    private final Trial trial;
    private final DoublePredicate progress;
    private final TreeMap<Double, Double> costs = new TreeMap<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private int planned;
    private int runs;

    Search(RetentionSearch settings, long seed, Trial trial, DoublePredicate progress) {
        this.settings = settings;
        this.seed = seed;
        this.trial = trial;
        this.progress = progress;
    }

    OptimalRetention find() {
        if (settings.threads() == 1) {
            return find(this::inline);
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(settings.threads(),
                Thread.ofPlatform().daemon().name("cardstock-simulation-", 0).factory())) {
            try {
                return find(retentions -> parallel(retentions, threads));
            } finally {
                stopped.set(true);
            }
        }
    }

    /** Simulates some retentions: for each retention the effort of each run, in their order. */
    @FunctionalInterface
    private interface Worker {
        List<Effort> efforts(List<Double> retentions);
    }

    private OptimalRetention find(Worker worker) {
        double width = settings.most() - settings.least();
        int cells = Math.max(1, (int) Math.ceil(width / GRID - 1e-9));
        List<Double> grid = new ArrayList<>();
        grid.add(settings.least());
        for (int i = 1; i < cells; i++) {
            grid.add(rounded(settings.least() + width * i / cells));
        }
        if (width > 0) {
            grid.add(settings.most());
        }
        double cell = width / cells;
        planned = settings.runs() * (grid.size() + narrowings(2 * cell));
        tryAll(grid, worker);
        double best = best();
        narrow(Math.max(settings.least(), best - cell), Math.min(settings.most(), best + cell),
                worker);
        best = best();
        Watch watch = new Watch(progress);
        watch.at(1);
        watch.check();
        return new OptimalRetention(best, cost(best),
                costs.entrySet()
                        .stream()
                        .map(entry -> new Point(entry.getKey(), entry.getValue()))
                        .toList(),
                runs);
    }

    /** Without the last digits, which only look exact; within the range that it was in. */
    private double rounded(double retention) {
        return Math.clamp(Math.round(retention * 1e6) / 1e6, settings.least(), settings.most());
    }

    private int narrowings(double width) {
        return width <= settings.tolerance()
                ? 0
                : 1 + (int) Math.ceil(Math.log(settings.tolerance() / width) / Math.log(GOLDEN));
    }

    private void narrow(double from, double to, Worker worker) {
        double low = from;
        double high = to;
        double left = rounded(high - GOLDEN * (high - low));
        double right = rounded(low + GOLDEN * (high - low));
        if (high - low > settings.tolerance()) {
            tryAll(List.of(left, right), worker);
        }
        while (high - low > settings.tolerance()) {
            if (cost(left) < cost(right)) {
                high = right;
                right = left;
                left = rounded(high - GOLDEN * (high - low));
                if (high - low > settings.tolerance()) {
                    tryAll(List.of(left), worker);
                }
            } else {
                low = left;
                left = right;
                right = rounded(low + GOLDEN * (high - low));
                if (high - low > settings.tolerance()) {
                    tryAll(List.of(right), worker);
                }
            }
        }
    }

    private double cost(double retention) {
        return costs.getOrDefault(retention, Double.POSITIVE_INFINITY);
    }

    /** The retention of the least cost; of several the greatest, as it brings more for the same. */
    private double best() {
        double best = costs.lastKey();
        for (double retention : costs.descendingKeySet()) {
            best = cost(retention) < cost(best) ? retention : best;
        }
        return best;
    }

    private void tryAll(List<Double> retentions, Worker worker) {
        List<Effort> efforts = worker.efforts(retentions);
        for (int i = 0; i < retentions.size(); i++) {
            double seconds = 0;
            double memorized = 0;
            for (Effort effort : efforts.subList(i * settings.runs(),
                    (i + 1) * settings.runs())) {
                seconds += effort.seconds;
                memorized += effort.memorized;
            }
            if (seconds == 0) {
                throw new IllegalArgumentException("nothing is answered at a desired retention of "
                        + retentions.get(i)
                        + ", so none is better than another; there must be cards, and limits"
                        + " and seconds above 0");
            }
            costs.put(retentions.get(i), Simulation.cost(seconds, memorized));
        }
    }

    private Effort effort(double retention, int run, DoublePredicate follower) {
        Simulation simulation = trial.run(retention, seed + run, follower);
        return new Effort(simulation.seconds(), simulation.memorized());
    }

    private double share(double more) {
        return Math.min(1, (runs + more) / Math.max(1, planned));
    }

    private List<Effort> inline(List<Double> retentions) {
        List<Effort> efforts = new ArrayList<>();
        for (double retention : retentions) {
            for (int run = 0; run < settings.runs(); run++) {
                efforts.add(effort(retention, run, part -> progress.test(share(part))));
                runs++;
            }
        }
        return efforts;
    }

    private List<Effort> parallel(List<Double> retentions, ExecutorService threads) {
        List<Future<Effort>> futures = new ArrayList<>();
        for (double retention : retentions) {
            for (int run = 0; run < settings.runs(); run++) {
                int number = run;
                futures.add(threads
                        .submit(() -> effort(retention, number, part -> !stopped.get())));
            }
        }
        List<Effort> efforts = new ArrayList<>();
        for (Future<Effort> future : futures) {
            efforts.add(await(future));
            runs++;
        }
        return efforts;
    }

    private Effort await(Future<Effort> future) {
        try {
            while (true) {
                if (!progress.test(share(0))) {
                    throw new CancellationException("the search was stopped");
                }
                try {
                    return future.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // The run goes on: ask again whether it may.
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the search was interrupted");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
