package dev.cardstock.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies in a real terminal, driven by tmux; skipped where there is none. */
class StudyTerminalIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String JAVA = ProcessHandle.current().info().command().orElse("java");

    @TempDir
    Path folder;

    private Path deck;
    private Path progress;
    private int terminals;

    @BeforeEach
    void start() throws Exception {
        boolean there;
        try {
            there = new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
        } catch (IOException e) {
            there = false;
        }
        assumeTrue(there, "tmux is not installed");
        deck = folder.resolve("deck.csv");
        progress = folder.resolve("progress");
        Files.writeString(deck, "front,back\nthe colour of the sky,blue\n"
                + "what this long question about many things asks for in so many words,red\n");
    }

    @AfterEach
    void stop() throws Exception {
        tmux("kill-server");
    }

    private String tmux(String... command) throws Exception {
        List<String> line = new ArrayList<>(
                List.of("tmux", "-u", "-S", folder.resolve("socket" + terminals).toString()));
        line.addAll(List.of(command));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(),
                StandardCharsets.UTF_8);
        process.waitFor(10, TimeUnit.SECONDS);
        return printed;
    }

    /** Studies in a new terminal. */
    private void study(String mode) throws Exception {
        terminals++;
        tmux("new-session", "-d", "-x", "40", "-y", "30", "'" + JAVA + "' -jar '"
                + System.getProperty("cardstock.jar") + "' study '" + deck + "' --mode " + mode
                + " --seed 1 --progress '" + progress + "'; echo status $?; sleep 1000");
    }

    private String screen(String... colours) throws Exception {
        return colours.length == 0
                ? tmux("capture-pane", "-p")
                : tmux("capture-pane", "-e", "-p");
    }

    /** Waits for a text, and for the prompt: what is typed before it may be lost. */
    private void waitForPrompt(String text) throws Exception {
        waitFor(text, true);
    }

    private void waitFor(String text) throws Exception {
        waitFor(text, false);
    }

    private void waitFor(String text, boolean prompt) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String seen = screen();
        while (!seen.contains(text) || prompt && !seen.strip().endsWith("\n>")) {
            assertThat(System.nanoTime() - end).as("'%s' is not on:%n%s", text, seen).isNegative();
            Thread.sleep(100);
            seen = screen();
        }
    }

    private void type(String line) throws Exception {
        tmux("send-keys", "-l", line);
        tmux("send-keys", "Enter");
    }

    @Test
    void cardsAreTurnedAndSortedWithColoursAndWrappedLines() throws Exception {
        study("flashcards");
        waitFor(":q stop");
        waitForPrompt("the colour of the sky");
        type("");
        waitForPrompt("= blue");
        type("y");
        waitFor("Right.");
        assertThat(screen("colours")).contains("\u001b[32mRight.");
        waitForPrompt("what this long question about many");
        assertThat(screen().lines()).allMatch(line -> line.length() <= 40);
        type("nonsense");
        waitForPrompt("is no answer here");
        type("y");
        waitFor("Done.");
        waitFor("Mastery");
        waitFor("status 0");
    }

    @Test
    void nothingIsLostWhenTheLearnerInterrupts() throws Exception {
        study("flashcards");
        waitForPrompt("the colour of the sky");
        type("y");
        waitForPrompt("what this long question");
        tmux("send-keys", "C-c");
        waitFor("status 0");
        assertThat(screen()).contains("Stopped.", "50 %");
        tmux("kill-server");
        study("flashcards");
        waitFor("Going on with the session");
        waitForPrompt("2/2");
        tmux("send-keys", "C-d");
        waitFor("status 0");
    }

    @Test
    void anAnswerSurvivesTheEndOfTheTerminal() throws Exception {
        study("flashcards");
        waitForPrompt("the colour of the sky");
        type("y");
        waitForPrompt("what this long question");
        tmux("kill-server");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(progress, StandardCharsets.ISO_8859_1).contains("cli.session")
                && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        study("flashcards");
        waitFor("Going on with the session");
        waitForPrompt("2/2");
    }
}
