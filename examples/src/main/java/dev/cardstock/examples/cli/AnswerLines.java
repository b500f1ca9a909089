package dev.cardstock.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Where the learner's answers come from, a line each. */
interface AnswerLines extends AutoCloseable {
    /**
     * The next line.
     *
     * @param prompt what stands before it on a terminal
     * @return the line; null when there are no more, or the learner has had enough
     */
    @Nullable
    String read(String prompt) throws IOException;

    /** Whether somebody sits there, who can be asked again. */
    boolean isInteractive();

    /** Where the last line is, for messages. */
    String place();

    @Override
    void close() throws IOException;

    /** The lines of a terminal. */
    static AnswerLines of(Terminal terminal) {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.BRACKETED_PASTE, false)
                .build();
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
        reader.setVariable(LineReader.DISABLE_COMPLETION, true);
        return new AnswerLines() {
            @Override
            public @Nullable String read(String prompt) {
                try {
                    return reader.readLine(prompt);
                } catch (UserInterruptException | EndOfFileException e) {
                    return null;
                }
            }

            @Override
            public boolean isInteractive() {
                return true;
            }

            @Override
            public String place() {
                return "the terminal";
            }

            @Override
            public void close() {}
        };
    }

    /** The lines of a file. */
    static AnswerLines of(Path file) throws IOException {
        return of(Files.newBufferedReader(file), file.toString());
    }

    /** The lines that are piped in. */
    static AnswerLines piped() {
        return of(new BufferedReader(new java.io.InputStreamReader(System.in,
                StandardCharsets.UTF_8)), "standard input");
    }

    private static AnswerLines of(BufferedReader lines, String name) {
        return new AnswerLines() {
            private int number;

            @Override
            public @Nullable String read(String prompt) throws IOException {
                number++;
                return lines.readLine();
            }

            @Override
            public boolean isInteractive() {
                return false;
            }

            @Override
            public String place() {
                return name + ", line " + number;
            }

            @Override
            public void close() throws IOException {
                lines.close();
            }
        };
    }
}
