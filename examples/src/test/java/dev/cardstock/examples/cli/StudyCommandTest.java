package dev.cardstock.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StudyCommandTest {
    @TempDir
    Path folder;

    private Path deck;
    private Path progress;
    private String printed = "";
    private String errors = "";

    @BeforeEach
    void deck() throws IOException {
        deck = folder.resolve("capitals.csv");
        Files.writeString(deck, "front,back\nFrance,Paris\nItaly,Rome\nSpain,Madrid\n"
                + "Germany,Berlin\nAustria,Vienna\nNorway,Oslo\nPeru,\n");
        progress = folder.resolve("progress");
    }

    private int run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        printed = out.toString().replace("\r\n", "\n");
        errors = err.toString();
        return status;
    }

    private int study(String mode, String... answers) throws IOException {
        Path script = folder.resolve("script");
        Files.write(script, List.of(answers));
        return run("study", deck.toString(), "--mode", mode, "--seed", "3", "--progress",
                progress.toString(), "--script", script.toString());
    }

    private JsonNode table() {
        assertThat(run("progress", progress.toString(), "--json")).as(errors).isZero();
        return JsonMapper.shared().readTree(printed).path("learners").path(0);
    }

    @Test
    void flashcardsAreSortedIntoTwoPilesAndTheTableSaysSo() throws IOException {
        assertThat(study("flashcards", "y", "n", "y", "y", "y", "y", "y")).as(errors).isZero();
        assertThat(printed).contains("6 cards, flashcards", "1 card is left out", "1/6", "France",
                "= Paris", "1/1", "Done.");
        assertThat(table().path("counts").path("mastered").asInt()).isEqualTo(6);
        assertThat(table().path("accuracy").asDouble()).isBetween(85.7, 85.8);
    }

    @Test
    void anUnfinishedSessionGoesOnWhereItStopped() throws IOException {
        assertThat(study("flashcards", "y", "y")).isZero();
        assertThat(study("flashcards", "n")).isZero();
        assertThat(printed).contains("Going on with the session", "3/6", "Spain");
        assertThat(study("flashcards", "y", "y", "y", "y")).isZero();
        assertThat(printed).contains("Done.");
        assertThat(study("flashcards", "y")).isZero();
        assertThat(printed).contains("1/6").doesNotContain("Going on");
    }

    @Test
    void aPaperThatWasNotHandedInGoesOnAndIsThenMarked() throws IOException {
        assertThat(study("test")).isZero();
        assertThat(printed).contains("1/");
        assertThat(table().path("test").path("last").isNull()).isTrue();
        String[] nothing = new String[40];
        java.util.Arrays.fill(nothing, ":d");
        assertThat(study("test", nothing)).isZero();
        assertThat(printed).contains("Going on with the session");
    }

    @Test
    void reviewsAreRatedAndScheduled() throws IOException {
        assertThat(study("spaced", "4", "4", "4", "4", "4", "4")).isZero();
        assertThat(printed).contains("1 again  2 hard  3 good  4 easy", "Done.");
        assertThat(table().path("spaced").asDouble()).isEqualTo(100);
    }

    @Test
    void aLineThatIsNoAnswerIsToldAndTheQuestionIsAskedAgain() throws IOException {
        assertThat(study("flashcards", "perhaps", "y")).isEqualTo(1);
        assertThat(printed).contains("script, line 1: 'perhaps' is no answer here", "2/6");
        assertThat(study("flashcards", ":u", ":s", ":x")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"learn", "match", "spaced", "test", "flashcards"})
    void anEmptyScriptKeepsNothingAndFails(String mode) throws IOException {
        assertThat(study(mode)).as(errors).isZero();
        assertThat(table().path("mastery").asDouble()).isZero();
    }

    @Test
    void sillyArgumentsAreWrongUsage() throws IOException {
        assertThat(run("study")).isEqualTo(2);
        assertThat(run("study", deck.toString())).isEqualTo(2);
        assertThat(run("study", deck.toString(), "--mode", "sleep")).isEqualTo(2);
        assertThat(errors).contains("sleep");
        assertThat(run("study", folder.resolve("none.csv").toString(), "--mode", "learn"))
                .isEqualTo(1);
        assertThat(errors).contains("none.csv").doesNotContain("\tat ");
        assertThat(run("progress", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(run("progress", deck.toString())).isEqualTo(1);
        assertThat(errors).contains("capitals.csv").doesNotContain("\tat ");
    }

    @Test
    void aDeckThatIsGoneCanBeNamed() throws IOException {
        study("flashcards", "y");
        Path moved = Files.move(deck, folder.resolve("moved.csv"));
        assertThat(run("progress", progress.toString())).isEqualTo(2);
        assertThat(errors).contains("--deck");
        assertThat(run("progress", progress.toString(), "--deck", moved.toString(), "--csv"))
                .isZero();
        assertThat(printed).startsWith("name,mastery,learn,").contains("learner,16.7,");
    }
}
