package dev.cardstock.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is published works as it is published: on the class path, on the module path, as one jar. */
class PackagedJarsIT {
    private static final String MAIN = "dev.cardstock.examples.cli.Main";
    private static final String JARS = System.getProperty("cardstock.jars");

    private record Outcome(int status, String output) {}

    private static Outcome java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("cardstock", ".out");
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Outcome(process.exitValue(),
                    Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }

    private static void assertListsFormats(Outcome outcome) {
        assertThat(outcome.output).contains("anki:", "json:", "csv:", "tsv:", "study-page:",
                "xlsx:");
        assertThat(outcome.status).isZero();
    }

    @Test
    void theJarsWorkOnTheClassPath() throws Exception {
        assertListsFormats(java("-cp", JARS, MAIN, "formats"));
    }

    @Test
    void theJarsWorkOnTheModulePath() throws Exception {
        assertListsFormats(java("-p", JARS, "-m", "dev.cardstock.examples/" + MAIN, "formats"));
    }

    @Test
    void theSchemaOfJsonIsFoundOnBothPaths() throws Exception {
        Outcome onModulePath = java("-p", JARS, "-m", "dev.cardstock.examples/" + MAIN, "formats",
                "--schema");
        assertThat(onModulePath.output).startsWith("{").contains("cardstock-1.schema.json");
        assertThat(java("-cp", JARS, MAIN, "formats", "--schema")).isEqualTo(onModulePath);
    }

    @Test
    void gradersAndSchedulersAreFoundOnTheModulePath(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log.csv");
        Files.writeString(log, "card_id,review_time,rating,duration\n1,1700000000000,3,1000\n");
        String main = "dev.cardstock.examples/" + MAIN;
        assertThat(java("-p", JARS, "-m", main, "schedule", "--algorithm", "fsrs6", "--in",
                log.toString()).output).contains("stability");
        assertThat(java("-p", JARS, "-m", main, "grade", "--reference", "Paris", "paris").output)
                .startsWith("correct");
    }

    @Test
    void japaneseIsAnalysedOnBothPathsAndInTheOneJar() throws Exception {
        List<String> grade = List.of("grade", "--language", "ja", "--reference",
                "心臓は血液を全身に送り出す。", "心臓は血液を全身に送り出しません。");
        for (List<String> path : List.of(List.of("-cp", JARS, MAIN),
                List.of("-p", JARS, "-m", "dev.cardstock.examples/" + MAIN),
                List.of("-jar", System.getProperty("cardstock.jar")))) {
            List<String> arguments = new ArrayList<>(List.of("-Dfile.encoding=UTF-8"));
            arguments.addAll(path);
            arguments.addAll(grade);
            assertThat(java(arguments.toArray(String[]::new)).output).startsWith("contradictory");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "scheduler", "study", "grading", "formats", "formats.anki",
            "formats.extra"})
    void eachModuleIsNamedAndResolvesWithItsDependencies(String module) throws Exception {
        Outcome outcome = java("-p", JARS, "--add-modules", "dev.cardstock." + module,
                "--describe-module", "dev.cardstock." + module);
        assertThat(outcome.output).contains("exports dev.cardstock").doesNotContain("automatic");
        assertThat(outcome.status).isZero();
        assertThat(JARS.split(File.pathSeparator)).anyMatch(jar -> jar.matches(
                ".*cardstock-" + module.replace('.', '-') + "-[^/]*\\.jar"));
    }

    @Test
    void theCommandLineIsOneJar(@TempDir Path folder) throws Exception {
        Outcome outcome = java("-jar", System.getProperty("cardstock.jar"), "demo", "--out",
                folder.toString());
        assertThat(outcome.output).contains("16 sections, 78 cards, 77 answered",
                "all texts equal").doesNotContain("DIFFER");
        assertThat(outcome.status).isZero();
        assertThat(folder.resolve("transformers.apkg")).exists();
        assertThat(folder.resolve("transformers.json")).exists();
        assertThat(folder.resolve("transformers.csv")).exists();
    }
}
