package dev.cardstock.examples.cli;

import dev.cardstock.UnknownIdException;
import dev.cardstock.scheduler.MemoryModel;
import dev.cardstock.scheduler.Steps;
import dev.cardstock.scheduler.fit.Evaluation;
import dev.cardstock.scheduler.fit.Evaluator;
import dev.cardstock.scheduler.fit.Fit;
import dev.cardstock.scheduler.fit.FitSettings;
import dev.cardstock.scheduler.fit.Optimizer;
import dev.cardstock.scheduler.fit.StepAdvice;
import dev.cardstock.scheduler.fit.TrainingData;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fits the parameters of an algorithm to a review log. */
@Command(name = "optimize", mixinStandardHelpOptions = true, description = "Fits the parameters of an algorithm to a review log.")
final class OptimizeCommand implements Callable<Integer> {
    private static final double RETENTION = 0.9;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    ReviewLogInput log = new ReviewLogInput();

    @Option(names = "--algorithm", paramLabel = "A", description = "fsrs7 (the default) or fsrs6.")
    String algorithm = "fsrs7";

    @Option(names = "--no-same-day", description = "Leave out of account what is answered again on the same day.")
    boolean noSameDay;

    @Option(names = "--relearning-steps", paramLabel = "N", description = "How many relearning steps the learner has; 1 by default.")
    int relearningSteps = 1;

    @Option(names = "--threads", paramLabel = "N", description = "How many threads work; the result does not depend on it.")
    @Nullable
    Integer threads;

    @Option(names = "--seed", paramLabel = "N", description = "For the order in which cards are learned from; 2023 by default.")
    long seed = 2023;

    @Option(names = "--json", description = "Print a JSON document.")
    boolean json;

    /** The optimizer of an algorithm, if there is one. */
    static Optional<Optimizer<?>> optimizer(String algorithm) {
        return switch (algorithm) {
            case "fsrs6" -> Optional.of(Optimizer.fsrs6());
            case "fsrs7" -> Optional.of(Optimizer.fsrs7());
            default -> Optional.empty();
        };
    }

    @Override
    public Integer call() throws IOException {
        Optimizer<?> optimizer = optimizer(algorithm)
                .orElseThrow(() -> new UnknownIdException("optimizer", algorithm,
                        List.of("fsrs6", "fsrs7")));
        FitSettings.Builder settings = FitSettings.builder()
                .sameDay(!noSameDay)
                .relearningSteps(relearningSteps)
                .seed(seed);
        if (threads != null) {
            settings.threads(threads);
        }
        run(optimizer.with(settings.build()), log.read());
        return 0;
    }

    private <M extends MemoryModel<?>> void run(Optimizer<M> optimizer, TrainingData data) {
        long start = System.nanoTime();
        Fit<M> fit;
        try (ProgressBar bar = new ProgressBar(spec.commandLine().getErr())) {
            fit = optimizer.fit(data, bar);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double decay = -(fit.model() instanceof Fsrs6 fsrs6 ? fsrs6 : Fsrs6.ofDefaults())
                .parameters()
                .get(20);
        CompletableFuture<StepAdvice> advising = CompletableFuture
                .supplyAsync(() -> StepAdvice.of(data, RETENTION, decay));
        Evaluator evaluator = Evaluator.ofDefaults().withOrder(Evaluator.Order.TIME);
        @Nullable
        Evaluation measured = evaluator.measure(data, fit.model().scheduler()).orElse(null);
        StepAdvice advice = advising.join();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(document(fit, data, measured, advice, seconds)));
        } else {
            print(out, fit, data, measured, advice, seconds);
        }
        if (fit.extent() != Fit.Extent.ALL) {
            spec.commandLine().getErr().println("cardstock: " + reason(fit));
        }
    }

    private static String reason(Fit<?> fit) {
        String known = "cards with a rare first interval left out, there are " + fit.targets()
                + " answers to learn from; ";
        return known + (fit.extent() == Fit.Extent.NONE
                ? "the parameters are the defaults"
                : "only the stabilities after the first answer are fitted, the other parameters are"
                        + " the defaults");
    }

    private Map<String, Object> document(Fit<?> fit, TrainingData data,
            @Nullable Evaluation measured, StepAdvice advice, double seconds) {
        Map<String, Object> document = Json.object();
        document.put("algorithm", algorithm);
        document.put("parameters", fit.parameters());
        document.put("fitted", fit.extent().name().toLowerCase(Locale.ROOT));
        document.put("reviews", data.reviews());
        document.put("cards", data.cards());
        document.put("items", fit.targets());
        document.put("logLoss", measured == null ? null : measured.logLoss());
        document.put("rmseBins", measured == null ? null : measured.rmseBins());
        document.put("learningSteps", seconds(advice.learning()));
        document.put("relearningSteps", seconds(advice.relearning()));
        document.put("seconds", seconds);
        return document;
    }

    private static List<Long> seconds(Steps steps) {
        return steps.delays().stream().map(Duration::toSeconds).toList();
    }

    private void print(PrintWriter out, Fit<?> fit, TrainingData data,
            @Nullable Evaluation measured, StepAdvice advice, double seconds) {
        out.printf(Locale.ROOT, "%s %s %d answers of %d cards in %.2f s%n", algorithm,
                fit.extent() == Fit.Extent.NONE ? "not fitted to" : "fitted to", data.reviews(),
                data.cards(), seconds);
        out.println("parameters: " + fit.parameters()
                .stream()
                .map(value -> String.format(Locale.ROOT, "%.4f", value))
                .collect(Collectors.joining(", ")));
        if (measured != null) {
            out.printf(Locale.ROOT,
                    "log loss %.4f, RMSE(bins) %.4f over the answers on a later day%n",
                    measured.logLoss(), measured.rmseBins());
        }
        out.println("learning steps advised: " + text(advice.learning())
                + "; relearning steps: " + text(advice.relearning()));
    }

    private static String text(Steps steps) {
        return steps.isEmpty()
                ? "none"
                : steps.delays()
                        .stream()
                        .map(delay -> delay.compareTo(Duration.ofMinutes(2)) < 0
                                ? delay.toSeconds() + "s"
                                : Math.round(delay.toSeconds() / 60.0) + "m")
                        .collect(Collectors.joining(" "));
    }
}
