package dev.cardstock.examples.cli;

import dev.cardstock.Options;
import dev.cardstock.Plugins;
import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.AnswerGraderProvider;
import dev.cardstock.answer.Grade;
import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.answer.GradingPolicy.Strictness;
import dev.cardstock.answer.Question;
import dev.cardstock.grading.SemanticGrader;
import dev.cardstock.grading.memory.AnswerMemory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Grades one answer, or a file of them. */
@Command(name = "grade", mixinStandardHelpOptions = true, description = "Grades one answer, or with --in and --out a file of them.")
final class GradeCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--reference", paramLabel = "R", description = "A right answer; repeatable.")
    List<String> references = List.of();

    @Option(names = "--question", paramLabel = "Q", description = "What was asked.")
    String question = "";

    @Option(names = "--language", paramLabel = "TAG", description = "The language of the answer, such as en.")
    String language = "";

    @Option(names = "--strictness", paramLabel = "S", description = "lenient, standard (the default) or strict.")
    Strictness strictness = Strictness.STANDARD;

    @Option(names = "--grader", paramLabel = "ID", description = "The grader, semantic by default.")
    String graderId = "semantic";

    @Option(names = "--json", description = "Print the grade as JSON.")
    boolean json;

    @Option(names = "--in", paramLabel = "FILE", description = "Rows to grade, as JSON lines.")
    @Nullable
    Path in;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the graded rows go.")
    @Nullable
    Path out;

    @Option(names = "--memory", paramLabel = "FILE", description = "Graded answers, as JSON lines with a label or a score: the same answers are graded alike.")
    @Nullable
    Path memory;

    @Option(names = "--threads", paramLabel = "N", description = "How many at a time.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Parameters(arity = "0..1", paramLabel = "ANSWER", description = "The answer.")
    @Nullable
    String answer;

    @Override
    public Integer call() throws IOException {
        Path graded = memory;
        if (graded == null) {
            return grade(Plugins.load(AnswerGraderProvider.class)
                    .get(graderId)
                    .create(Options.none()
                            .with("strictness", strictness.name().toLowerCase(Locale.ROOT))));
        }
        if (!graderId.equals(SemanticGrader.ID)) {
            throw new ParameterException(spec.commandLine(), "--memory goes with --grader "
                    + SemanticGrader.ID + ", not with " + graderId);
        }
        LuceneLog.quiet();
        try (AnswerMemory answers = MemoryFile.read(graded, spec.commandLine().getErr())) {
            return grade(SemanticGrader.builder()
                    .policy(GradingPolicy.of(strictness))
                    .memory(answers)
                    .build());
        }
    }

    private int grade(AnswerGrader grader) throws IOException {
        if (in != null && out != null) {
            if (threads < 1 || answer != null || !references.isEmpty()) {
                throw new ParameterException(spec.commandLine(), threads < 1
                        ? "--threads must be 1 or more"
                        : "--in and --out take neither an answer nor --reference");
            }
            new GradeFile(grader, threads).grade(in, out, spec.commandLine().getErr());
            return 0;
        }
        if (in != null || out != null) {
            throw new ParameterException(spec.commandLine(), "--in and --out go together");
        }
        String given = answer;
        if (given == null || references.isEmpty()) {
            throw new ParameterException(spec.commandLine(),
                    "give --reference and an answer, or --in and --out");
        }
        Question.Builder builder = Question.builder(question)
                .language(Locale.forLanguageTag(language));
        references.forEach(builder::reference);
        print(grader.grade(builder.build(), given), spec.commandLine().getOut());
        return 0;
    }

    private void print(Grade grade, PrintWriter result) {
        if (json) {
            result.println(Json.pretty(GradeFile.fields(grade)));
            return;
        }
        result.printf(Locale.ROOT, "%s (score %.2f, credit %.2f)%n", grade.verdict().key(),
                grade.score(), grade.credit());
        result.println(grade.explanation());
        grade.slips()
                .forEach(slip -> result.println("  slip: "
                        + slip.kind().name().toLowerCase(Locale.ROOT) + " at " + slip.start() + "-"
                        + slip.end()
                        + (slip.expected().isEmpty() ? "" : ", expected " + slip.expected())));
        grade.keyPoints()
                .forEach(point -> result.println("  "
                        + point.status().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": "
                        + point.text()));
    }
}
