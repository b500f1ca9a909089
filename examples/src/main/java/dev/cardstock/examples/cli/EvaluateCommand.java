package dev.cardstock.examples.cli;

import dev.cardstock.Location;
import dev.cardstock.Plugins;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.review.Scheduler;
import dev.cardstock.review.SchedulerProvider;
import dev.cardstock.scheduler.fit.Evaluation;
import dev.cardstock.scheduler.fit.Evaluator;
import dev.cardstock.scheduler.fit.Optimizer;
import dev.cardstock.scheduler.fit.TrainingData;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how well algorithms predict a learner's answers. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, description = "Measures how well an algorithm predicts answers that it has not seen, over a 5-fold time-series split.")
final class EvaluateCommand implements Callable<Integer> {
    private static final String ALL = "all";

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    ReviewLogInput log = new ReviewLogInput();

    @Option(names = "--algorithm", paramLabel = "A", required = true, description = "The scheduler, such as fsrs6, fsrs7, anki, sm2 or leitner, or 'all' for a table.")
    String algorithm = "";

    @Option(names = "--defaults", description = "Do not fit: take the algorithm as it is.")
    boolean defaults;

    @Option(names = "--same-day", description = "Predict answers of the same day too.")
    boolean sameDay;

    @Option(names = "--order", paramLabel = "ORDER", description = "time, as in the public benchmark, or first-answers-first (the default), as in the bindings of the Rust optimiser, to be compared with them: there a fit may have seen first answers that are later than those that it predicts.")
    String order = "first-answers-first";

    @Option(names = "--option", paramLabel = "KEY=VALUE", description = "An option of the scheduler, which is then not fitted.")
    @Nullable
    Map<String, String> options;

    @Option(names = "--json", description = "Print a JSON document; with 'all', one a line.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        Plugins<SchedulerProvider> providers = Plugins.load(SchedulerProvider.class);
        List<String> ids = algorithm.equals(ALL)
                ? providers.ids()
                : List.of(providers.get(algorithm).id());
        Map<String, Scheduler> schedulers = new LinkedHashMap<>();
        ids.forEach(id -> schedulers.put(id, providers.get(id)
                .create(log.days.with(OptionPairs.of(options)))));
        Evaluator evaluator = Evaluator.ofDefaults().withOrder(order()).withSameDay(sameDay);
        TrainingData data = log.read();
        int targets = evaluator.targets(data);
        if (targets < Evaluator.LEAST_TARGETS) {
            throw new FormatException("there are " + targets + " answers to predict, it takes "
                    + Evaluator.LEAST_TARGETS, Location.of(log.file.toString()),
                    sameDay ? "take a longer log" : "take a longer log, or try --same-day");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.printf("%-10s %-8s %9s %11s %7s %12s%n", "algorithm", "fitted", "log loss",
                    "RMSE(bins)", "AUC", "predictions");
        }
        for (Map.Entry<String, Scheduler> entry : schedulers.entrySet()) {
            String id = entry.getKey();
            Optional<Optimizer<?>> optimizer = defaults || options != null
                    ? Optional.empty()
                    : OptimizeCommand.optimizer(id);
            Evaluation result;
            try (ProgressBar bar = new ProgressBar(spec.commandLine().getErr())) {
                result = optimizer.isPresent()
                        ? evaluator.evaluate(data, optimizer.get(), bar)
                        : evaluator.evaluate(data, entry.getValue(), bar);
            }
            if (json) {
                Map<String, Object> document = document(id, optimizer.isPresent(), result);
                out.println(ids.size() > 1 ? Json.line(document) : Json.pretty(document));
            } else {
                out.printf(Locale.ROOT, "%-10s %-8s %9.5f %11.5f %7.4f %12d%n", id,
                        optimizer.isPresent() ? "yes" : "no", result.logLoss(),
                        result.rmseBins(), result.auc(), result.predictions());
            }
        }
        return 0;
    }

    private Evaluator.Order order() {
        return switch (order) {
            case "time" -> Evaluator.Order.TIME;
            case "first-answers-first" -> Evaluator.Order.FIRST_ANSWERS_FIRST;
            default -> throw new IllegalArgumentException("the order is '" + order
                    + "', must be 'time' or 'first-answers-first'");
        };
    }

    private Map<String, Object> document(String id, boolean fitted, Evaluation result) {
        Map<String, Object> document = Json.object();
        document.put("algorithm", id);
        document.put("fitted", fitted);
        document.put("order", order);
        document.put("sameDay", sameDay);
        document.put("logLoss", result.logLoss());
        document.put("rmseBins", result.rmseBins());
        document.put("auc", result.auc());
        document.put("predictions", result.predictions());
        document.put("calibration", result.calibration().stream().map(bin -> {
            Map<String, Object> row = Json.object();
            row.put("from", bin.from());
            row.put("to", bin.to());
            row.put("predictions", bin.predictions());
            row.put("predicted", bin.predicted());
            row.put("recalled", bin.recalled());
            return row;
        }).toList());
        return document;
    }
}
