package dev.cardstock.grading;

import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.grading.evaluate.Evaluation;
import dev.cardstock.grading.evaluate.JudgedAnswer;
import dev.cardstock.grading.language.Words;
import dev.cardstock.grading.memory.AnswerMemory;
import dev.cardstock.grading.memory.GradedAnswer;
import dev.cardstock.grading.memory.GradedAnswer.Source;
import dev.cardstock.grading.memory.Recollection;
import dev.cardstock.grading.memory.Recollection.Neighbour;
import dev.cardstock.grading.sentence.HeldOut;
import dev.cardstock.grading.sentence.SentenceScorer;
import dev.cardstock.grading.sentence.WordVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Learns {@link MemoryWeight} from graded answers whose scores come of models that never saw their questions,
 * and says what graded answers of the same question are worth.
 */
public final class TrainMemory {
    private static final String NOTICE = """
            # Learned from SciEntsBank and Beetle (SemEval-2013 Task 7, Dzikovska et al., CC BY-SA 3.0).
            # This file alone is under CC BY-SA 3.0: https://creativecommons.org/licenses/by-sa/3.0/
            """;

    private static final Set<String> LEARNED_FROM = Set.of("scientsbank", "beetle");
    private static final Set<String> JUDGED = Set.of("scientsbank", "beetle", "saf_en", "saf_de");
    private static final String PLACE = "row ";
    private static final int FOLDS = 5;

    /** How many answers to a question are remembered; of few, it counts much which they are. */
    private static final int[] SIZES = {1, 1, 1, 5, 5, 20, Integer.MAX_VALUE};

    private static final MemoryWeight START = new MemoryWeight(4, 1, 7, 0.3);
    private static final double FIRST_STEP = 0.4;
    private static final double LAST_STEP = 0.01;

    /** The nearest graded answers of a held-out one. */
    @SuppressWarnings("ArrayRecordComponent") // The fit looks at them often.
    private record Recalled(HeldOut row, double[] similarities, double[] surprises,
            OptionalDouble decision) {
        double score(MemoryWeight weight) {
            return decision.orElseGet(() -> row.settled()
                    ? row.score()
                    : weight.blend(row.score(), similarities, surprises));
        }

        JudgedAnswer judged(double score) {
            GradingPolicy policy = GradingPolicy.standard();
            boolean accepted = score >= policy.acceptFrom();
            String label = row.right() ? "correct" : "incorrect";
            return new JudgedAnswer(row.name(), "", label, row.right(),
                    accepted ? "correct" : "incorrect", accepted,
                    !accepted && score >= policy.rejectBelow(), score, score,
                    OptionalDouble.of(row.mark()));
        }
    }

    private final List<HeldOut> rows;
    private final List<GradedAnswer> graded;
    private final SentenceScorer scorer = SentenceScorer.of(new Words(), WordVectors.shipped());

    private TrainMemory(List<HeldOut> rows) {
        this.rows = List.copyOf(rows);
        graded = IntStream.range(0, rows.size())
                .mapToObj(i -> GradedAnswer
                        .of(rows.get(i).question(), rows.get(i).answer(), rows.get(i).mark(),
                                Source.TEACHER)
                        .withId(PLACE + i))
                .toList();
    }

    /**
     * Writes what was learned, and prints what it is worth on questions that it was not learned from.
     *
     * @param args the folder to write to, then files of graded answers
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        List<HeldOut> rows = HeldOut
                .of(Arrays.stream(args).skip(1).map(Path::of).toList())
                .stream()
                .filter(row -> JUDGED.contains(row.set()) && !row.answer().isBlank())
                .toList();
        TrainMemory training = new TrainMemory(rows);
        List<Recalled> recalled = new ArrayList<>();
        Map<Integer, List<Recalled>> bySize = new TreeMap<>();
        for (int i = 0; i < SIZES.length; i++) {
            List<Recalled> some = training.leaveOneOut(SIZES[i], i);
            bySize.computeIfAbsent(SIZES[i], size -> new ArrayList<>()).addAll(some);
            recalled.addAll(some);
        }
        Path out = Files.createDirectories(Path.of(args[0]));
        Files.writeString(out.resolve("memory.weight"),
                NOTICE + learn(recalled, row -> true).write());
        List<MemoryWeight> byFold = IntStream.range(0, FOLDS)
                .mapToObj(fold -> learn(recalled, row -> row.fold() != fold))
                .toList();
        byFold.forEach(weight -> System.out.println("learned from four folds: " + weight));
        bySize.forEach((size, some) -> report(
                size == Integer.MAX_VALUE ? "all others" : "up to " + size, some, byFold));
        report("the other half", training.halves(), byFold);
    }

    private static void report(String remembered, List<Recalled> recalled,
            List<MemoryWeight> byFold) {
        Map<String, List<JudgedAnswer>> before = new TreeMap<>();
        Map<String, List<JudgedAnswer>> after = new TreeMap<>();
        for (Recalled one : recalled) {
            before.computeIfAbsent(one.row.set(), set -> new ArrayList<>())
                    .add(one.judged(one.row.score()));
            after.computeIfAbsent(one.row.set(), set -> new ArrayList<>())
                    .add(one.judged(one.score(byFold.get(one.row.fold()))));
        }
        before.forEach((set, answers) -> System.out.printf(Locale.ROOT,
                "%s, %s remembered%n  without %s%n  with    %s%n", set, remembered,
                figures(answers), figures(after.getOrDefault(set, List.of()))));
    }

    private static String figures(List<JudgedAnswer> answers) {
        Evaluation evaluation = Evaluation.of(answers);
        return String.format(Locale.ROOT,
                "weighted F1 %.3f, AUC %.3f, calibration error %.3f, unsure %.3f, accuracy %.3f",
                evaluation.twoWay().weightedF1(), evaluation.auc().orElse(Double.NaN),
                evaluation.calibrationError(), evaluation.unsureShare(),
                evaluation.twoWay().accuracy());
    }

    /** Each answer with the others of its question, but for it, up to some number, remembered. */
    private List<Recalled> leaveOneOut(int size, int seed) {
        try (AnswerMemory memory = AnswerMemory.inMemory()) {
            Map<String, Integer> counts = new TreeMap<>();
            // In an order that has nothing to do with that of the file.
            memory.rememberAll(IntStream.range(0, rows.size())
                    .boxed()
                    .sorted(Comparator.comparingInt(row -> hash(row, seed)))
                    .map(graded::get)
                    .filter(g -> counts.merge(g.questionKey(), 1, Integer::sum) <= size)
                    .toList());
            return recall(memory, row -> LEARNED_FROM.contains(row.set()));
        }
    }

    /** Each half of the answers with the other half remembered; the same answers are in the same half. */
    private List<Recalled> halves() {
        List<Recalled> all = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            int remembered = half;
            try (AnswerMemory memory = AnswerMemory.inMemory()) {
                memory.rememberAll(IntStream.range(0, rows.size())
                        .filter(i -> half(rows.get(i)) == remembered)
                        .mapToObj(graded::get)
                        .toList());
                all.addAll(recall(memory, row -> half(row) != remembered));
            }
        }
        return all;
    }

    private static int half(HeldOut row) {
        String folded = row.answer().strip().toLowerCase(Locale.ROOT);
        return (row.name() + " " + folded.replaceAll("[.!]+$", "")).hashCode() >>> 7 & 1;
    }

    private int hash(int row, int seed) {
        int hash = (rows.get(row).name() + rows.get(row).answer()).hashCode() + seed * 0x9E3779B1;
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        return hash ^ hash >>> 13;
    }

    private List<Recalled> recall(AnswerMemory memory, Predicate<HeldOut> judged) {
        return IntStream.range(0, rows.size())
                .parallel()
                .filter(i -> judged.test(rows.get(i)))
                .mapToObj(i -> recall(memory, i))
                .toList();
    }

    private Recalled recall(AnswerMemory memory, int at) {
        HeldOut row = rows.get(at);
        Recollection recollection = memory.recallWithout(row.question(), row.answer(),
                graded.get(at).id());
        List<Neighbour> neighbours = row.settled()
                ? List.of()
                : Remembered.comparable(recollection, scorer, row.question(), row.answer());
        return new Recalled(row,
                neighbours.stream().mapToDouble(Neighbour::similarity).toArray(),
                neighbours.stream()
                        .map(Neighbour::answer)
                        .mapToDouble(known -> MemoryWeight.surprise(known,
                                rows.get(place(known)).score()))
                        .toArray(),
                recollection.decision()
                        .map(same -> OptionalDouble.of(MemoryWeight.score(same.answer())))
                        .orElse(OptionalDouble.empty()));
    }

    private static int place(GradedAnswer known) {
        return Integer.parseInt(known.id().substring(PLACE.length()));
    }

    private static MemoryWeight learn(List<Recalled> recalled, Predicate<HeldOut> counts) {
        return search(recalled.stream()
                .filter(one -> LEARNED_FROM.contains(one.row.set()) && !one.row.settled()
                        && one.decision.isEmpty() && counts.test(one.row))
                .toList());
    }

    /** Steps along each figure as long as the log loss falls, then smaller ones (Hooke and Jeeves, 1961). */
    private static MemoryWeight search(List<Recalled> cases) {
        MemoryWeight best = START;
        double least = loss(best, cases);
        for (double step = FIRST_STEP; step >= LAST_STEP; step /= 2) {
            boolean moved = true;
            while (moved) {
                moved = false;
                for (MemoryWeight near : around(best, 1 + step)) {
                    double loss = loss(near, cases);
                    if (loss < least) {
                        least = loss;
                        best = near;
                        moved = true;
                    }
                }
            }
        }
        return best;
    }

    private static Set<MemoryWeight> around(MemoryWeight weight, double factor) {
        Set<MemoryWeight> near = new TreeSet<>(Comparator.comparing(MemoryWeight::write));
        for (double by : new double[]{factor, 1 / factor}) {
            near.add(rounded(weight.nearness() * by, weight.doubt(), weight.pull(),
                    weight.trust()));
            near.add(rounded(weight.nearness(), weight.doubt() * by, weight.pull(),
                    weight.trust()));
            near.add(rounded(weight.nearness(), weight.doubt(), weight.pull() * by,
                    weight.trust()));
            near.add(rounded(weight.nearness(), weight.doubt(), weight.pull(),
                    weight.trust() * by));
        }
        return near;
    }

    private static MemoryWeight rounded(double nearness, double doubt, double pull, double trust) {
        return new MemoryWeight(rounded(nearness), rounded(doubt), rounded(pull),
                rounded(trust));
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }

    private static double loss(MemoryWeight weight, List<Recalled> cases) {
        double sum = 0;
        for (Recalled one : cases) {
            double score = one.score(weight);
            sum -= StrictMath.log(one.row.right() ? score : 1 - score);
        }
        return sum / cases.size();
    }
}
