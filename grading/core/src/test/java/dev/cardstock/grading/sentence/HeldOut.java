package dev.cardstock.grading.sentence;

import dev.cardstock.answer.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A graded answer with the score that it gets from models which never saw its question.
 *
 * @param set where it is from
 * @param name names the question
 * @param question what was asked, with its name as the reference
 * @param answer what was typed
 * @param right whether people took it for right
 * @param mark the share of the points that they gave, 0 to 1; at most half if it is not right as a whole
 * @param score the score, held down by what speaks against the answer
 * @param settled whether no other graded answer moves the score
 */
public record HeldOut(String set, String name, Question question, String answer, boolean right,
        double mark, double score, boolean settled) {
    /**
     * Learns models as {@link Learning} does, for each fold of the questions from the other folds.
     *
     * @param files graded answers
     * @return the answers in the order of the folds
     * @throws IOException if a file cannot be read
     */
    public static List<HeldOut> of(List<Path> files) throws IOException {
        List<TrainingRow> rows = TrainingData.read(files.stream().map(Path::toString).toList());
        return CrossValidation.judge(rows, Set.of()).stream().map(HeldOut::of).toList();
    }

    private static HeldOut of(CrossValidation.Judged judged) {
        TrainingRow row = judged.row();
        Comparison nearest = row.assessment().nearest();
        Question question = Question.builder(nearest.question.tokens.text)
                .reference(row.question())
                .language(row.set().endsWith("_de") ? Locale.GERMAN : Locale.ENGLISH)
                .build();
        boolean settled = !judged.assessment().signs().isEmpty()
                || judged.assessment().isNearCopy();
        return new HeldOut(row.set(), row.question(), question, nearest.answer.tokens.text,
                row.right(),
                row.right() ? 1 : Math.min(0.5, row.score()), judged.score(),
                settled);
    }

    /** {@return the fold of its question} */
    public int fold() {
        return CrossValidation.fold(name);
    }
}
