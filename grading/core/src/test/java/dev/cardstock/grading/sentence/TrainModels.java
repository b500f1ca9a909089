package dev.cardstock.grading.sentence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Learns the models of {@link SentenceScorer} from graded answers. */
public final class TrainModels {
    private static final String NOTICE = """
            # Learned from SciEntsBank and Beetle (SemEval-2013 Task 7, Dzikovska et al., CC BY-SA 3.0), from SAF
            # (Filighera et al. 2022, MIT and CC BY 4.0) and from graded answers of Cardstock's own.
            # This file alone is under CC BY-SA 3.0: https://creativecommons.org/licenses/by-sa/3.0/
            """;

    private TrainModels() {}

    /**
     * Writes the models.
     *
     * @param args the folder for the models, then files of graded answers
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        write(TrainingData.read(Arrays.asList(args).subList(1, args.length)), Path.of(args[0]));
    }

    /** Learns from rows, and writes the models to a folder. */
    static void write(List<TrainingRow> rows, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("acceptance.model"),
                NOTICE + Learning.acceptance(rows, Set.of()).write());
        Files.writeString(folder.resolve("contradiction.model"),
                NOTICE + Learning.contradiction(rows).write());
    }
}
