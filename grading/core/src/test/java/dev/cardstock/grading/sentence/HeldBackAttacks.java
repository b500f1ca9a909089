package dev.cardstock.grading.sentence;

import dev.cardstock.grading.SemanticGrader;
import dev.cardstock.grading.attack.AttackReport;
import dev.cardstock.grading.attack.Card;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many attacks are accepted on questions that the models never saw: the models of each fold stand on the class path
 * before those of the jar.
 */
public final class HeldBackAttacks {
    private HeldBackAttacks() {}

    /**
     * Prints the share of each kind of attack, and of near copies, that is accepted.
     *
     * @param args a folder for the models of the folds, the file whose questions are attacked, then the files
     *     to learn from, that file among them
     * @throws Exception if a file cannot be read or written
     */
    public static void main(String[] args) throws Exception {
        List<TrainingRow> rows = TrainingData.read(Arrays.asList(args).subList(2, args.length));
        Map<String, int[]> counts = new TreeMap<>();
        for (int fold = 0; fold < CrossValidation.FOLDS; fold++) {
            Path classes = Path.of(args[0], "fold" + fold);
            TrainModels.write(CrossValidation.outside(rows, Set.of(fold)),
                    classes.resolve("dev/cardstock/grading/sentence"));
            try (URLClassLoader loader = new URLClassLoader(urls(classes),
                    ClassLoader.getPlatformClassLoader())) {
                Class<?> inside = loader.loadClass(HeldBackAttacks.class.getName());
                @SuppressWarnings("unchecked")
                Map<String, int[]> ofFold = (Map<String, int[]>) inside
                        .getMethod("counts", String.class, int.class)
                        .invoke(null, args[1], fold);
                ofFold.forEach((kind, count) -> {
                    int[] sum = counts.computeIfAbsent(kind, k -> new int[2]);
                    sum[0] += count[0];
                    sum[1] += count[1];
                });
            }
        }
        System.out.println("| kind | n | accepted | share |\n| --- | ---: | ---: | ---: |");
        counts.forEach((kind, count) -> System.out.printf(Locale.ROOT, "| %s | %d | %d | %.3f |%n",
                kind, count[0], count[1], count[1] / (double) count[0]));
    }

    private static URL[] urls(Path first) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(first.toUri().toURL());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    /** How many attacks on the questions of a fold there are, and how many of them are accepted. */
    public static Map<String, int[]> counts(String file, int fold) throws IOException {
        Map<String, int[]> counts = new TreeMap<>();
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            AttackReport.all(SemanticGrader.ofDefaults(), Card.read(in),
                    card -> CrossValidation.fold(card.set() + "/" + card.id()) == fold)
                    .forEach((kind, line) -> counts.put(kind,
                            new int[]{line.count(), line.accepted().size()}));
        }
        return counts;
    }
}
