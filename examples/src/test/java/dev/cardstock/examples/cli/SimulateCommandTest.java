package dev.cardstock.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.simulate.Simulation;
import dev.cardstock.scheduler.simulate.SimulationSettings;
import dev.cardstock.scheduler.simulate.Simulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String options, Object... more) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true),
                Stream.concat(Stream.concat(Stream.of("simulate"), Stream.of(options.split(" "))),
                        Stream.of(more).map(Object::toString)).toArray(String[]::new));
    }

    private JsonNode json(String options, Object... more) {
        assertThat(run("--json " + options, more)).as(err.toString()).isZero();
        return JSON.readTree(out.toString());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path log() throws IOException {
        StringBuilder text = new StringBuilder("card_id,review_time,rating,duration\n");
        Random random = new Random(1);
        for (int card = 0; card < 80; card++) {
            long time = 1_700_000_000_000L + card * 60_000L;
            for (int i = 0; i < 5; i++) {
                text.append(card)
                        .append(',')
                        .append(time)
                        .append(',')
                        .append(1 + random.nextInt(4))
                        .append(",2000\n");
                time += 86_400_000L * (1 + random.nextInt(9));
            }
        }
        return file("log.csv", text.toString());
    }

    @Test
    void theDocumentIsWhatTheLibrarySimulates() {
        JsonNode document = json("--algorithm fsrs6 --days 40 --cards 300 --retention 0.85"
                + " --seed 7 --new-per-day 12 --reviews-per-day 60 --minutes-per-day 15");
        Simulation expected = Simulator.of(Fsrs6.ofDefaults())
                .run(SimulationSettings.builder()
                        .days(40)
                        .newCards(300)
                        .desiredRetention(0.85)
                        .seed(7)
                        .newPerDay(12)
                        .reviewsPerDay(60)
                        .timePerDay(java.time.Duration.ofMinutes(15))
                        .build());
        assertThat(document.get("algorithm").asString()).isEqualTo("fsrs6");
        assertThat(document.get("memory").asString()).isEqualTo("fsrs6");
        assertThat(document.get("retention").asDouble()).isEqualTo(0.85);
        assertThat(document.get("newCards").asLong()).isEqualTo(expected.newCards());
        assertThat(document.get("reviews").asLong()).isEqualTo(expected.reviews());
        assertThat(document.get("lapses").asLong()).isEqualTo(expected.lapses());
        assertThat(document.get("seconds").asDouble()).isEqualTo(expected.seconds());
        assertThat(document.get("memorized").asDouble()).isEqualTo(expected.memorized());
        assertThat(document.get("secondsPerMemorized").asDouble())
                .isEqualTo(expected.secondsPerMemorized());
        assertThat(document.get("days").size()).isEqualTo(40);
        JsonNode last = document.get("days").get(39);
        assertThat(last.propertyNames()).containsExactly("day", "new", "reviews", "lapses",
                "seconds", "memorized", "leftOver");
        assertThat(last.get("day").asInt()).isEqualTo(40);
        assertThat(last.get("memorized").asDouble()).isEqualTo(expected.memorized());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsrs6", "fsrs7", "hlr", "ebisu", "sbd", "ssp-mmc", "anki", "sm2",
            "leitner", "fixed"})
    void everyAlgorithmIsSimulated(String algorithm) {
        JsonNode document = json("--algorithm " + algorithm + " --days 60 --cards 100");
        assertThat(document.get("reviews").asInt()).isPositive();
        assertThat(document.get("memorized").asDouble()).isBetween(1.0, 100.0);
        assertThat(document.get("retention").isNull())
                .isEqualTo(List.of("anki", "sm2", "leitner", "fixed", "ssp-mmc")
                        .contains(algorithm));
    }

    @Test
    void theTableSumsUpToTheTotals() {
        assertThat(run("--algorithm anki --days 100 --cards 150")).isZero();
        assertThat(out.toString()).contains("the memory is that of FSRS-6; anki decides",
                "in all 150 new cards").doesNotContain("NaN", "null");
        List<String> rows = out.toString()
                .lines()
                .filter(line -> line.matches(" +\\d+-\\d+ .*"))
                .toList();
        assertThat(rows).hasSize(12);
        assertThat(rows.get(0).strip()).startsWith("1-8 ");
        assertThat(rows.get(11).strip()).startsWith("92-100 ");
        assertThat(rows.stream()
                .mapToInt(row -> Integer.parseInt(row.strip().split(" +")[1]))
                .sum()).isEqualTo(150);
    }

    @Test
    void aRetentionIsComparedWithAnother() {
        String options = "--algorithm fsrs6 --days 60 --cards 100 --against 0.7";
        assertThat(run(options)).isZero();
        assertThat(out.toString()).contains("with a retention of 0.700 instead: -");
        JsonNode against = json(options).get("against");
        JsonNode alone = json("--algorithm fsrs6 --days 60 --cards 100 --retention 0.7");
        assertThat(against.get("retention").asDouble()).isEqualTo(0.7);
        assertThat(against.get("reviews")).isEqualTo(alone.get("reviews"));
        JsonNode base = json("--algorithm fsrs6 --days 60 --cards 100");
        assertThat(against.get("difference").get("memorized").asDouble()).isCloseTo(
                alone.get("memorized").asDouble() - base.get("memorized").asDouble(),
                within(1e-9));
        assertThat(against.get("difference").get("days").size()).isEqualTo(60);
    }

    @Test
    void theOptimalRetentionIsFound() {
        String options = "--algorithm fsrs6 --days 60 --cards 100 --optimal";
        JsonNode document = json(options);
        assertThat(document.propertyNames()).containsExactly("algorithm", "retention",
                "secondsPerMemorized", "points");
        assertThat(document.get("retention").asDouble()).isBetween(0.7, 0.95);
        assertThat(document.get("points").size()).isGreaterThan(6);
        assertThat(run(options)).isZero();
        assertThat(out.toString()).containsOnlyOnce("  least")
                .contains("simulations)")
                .doesNotContain("the end of the range");
        assertThat(run("--algorithm fsrs6 --days 365 --cards 100 --optimal")).isZero();
        assertThat(out.toString()).contains("of 0.700, the end of the range (48 simulations)");
    }

    @Test
    void aLogGivesCardsAndBehavior() throws IOException {
        Path log = log();
        JsonNode deck = json("--algorithm fsrs6 --days 30 --reviews", log);
        assertThat(deck.get("newCards").asInt()).isZero();
        assertThat(deck.get("reviews").asInt()).isPositive();
        assertThat(deck.get("days").get(0).get("memorized").asDouble()).isBetween(40.0, 80.0);
        JsonNode more = json("--algorithm fsrs6 --days 30 --cards 50 --reviews", log);
        assertThat(more.get("newCards").asInt()).isEqualTo(50);
        JsonNode fresh = json("--algorithm fsrs6 --days 30 --cards 50 --new-deck --reviews", log);
        JsonNode usual = json("--algorithm fsrs6 --days 30 --cards 50");
        assertThat(fresh.get("newCards").asInt()).isEqualTo(50);
        // Answers of two seconds, where the average learner takes more than ten.
        assertThat(fresh.get("seconds").asDouble())
                .isLessThan(0.6 * usual.get("seconds").asDouble());
        assertThat(run("--algorithm fsrs6 --reviews", log)).isZero();
        assertThat(out.toString()).contains("0 new cards, 80 of the log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anki", "sm2", "leitner", "fixed", "fsrs7", "hlr"})
    void everyAlgorithmTakesTheCardsOfALog(String algorithm) throws IOException {
        JsonNode deck = json("--algorithm " + algorithm + " --days 30 --zone Europe/Berlin"
                + " --day-start 00:00 --reviews", log());
        assertThat(deck.get("reviews").asInt()).isPositive();
    }

    @Test
    void reviewsAfterTheStartAreLeftOut() throws IOException {
        JsonNode early = json("--algorithm fsrs6 --days 5 --at 2023-11-14T22:30:00Z --reviews",
                log());
        assertThat(early.get("days").get(0).get("memorized").asDouble()).isBetween(1.0, 40.0);
    }

    private static String numbers(String separator) {
        return Fsrs6.defaultParameters()
                .stream()
                .map(value -> String.valueOf(value * 0.9 + 0.1 * Math.max(value, 0.1)))
                .collect(Collectors.joining(separator));
    }

    @Test
    void parametersAreReadInEveryForm() throws IOException {
        String options = "--algorithm fsrs6 --days 60 --cards 100 --parameters";
        JsonNode expected = json(options, file("parameters", numbers(" ")));
        assertThat(expected).isNotEqualTo(json("--algorithm fsrs6 --days 60 --cards 100"));
        for (String text : List.of(numbers(", "), numbers("\n") + "\n", "[" + numbers(",") + "]",
                "\uFEFF" + numbers(";"),
                "{\"algorithm\":\"fsrs6\",\"parameters\":[" + numbers(",") + "],\"items\":3}")) {
            assertThat(json(options, file("parameters", text))).isEqualTo(expected);
        }
        assertThat(json("--algorithm anki --days 60 --cards 100 --parameters",
                folder.resolve("parameters")).get("memory").asString()).isEqualTo("fsrs6");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1 | there are no parameters      | `  `
            1 | must be a number             | 0.2 x 0.3
            1 | must be a number             | [0.2, "x"]
            1 | no array "parameters"        | {"weights":[1]}
            1 | it is not JSON               | {"parameters":[1
            1 | there are 3 parameters       | 1 2 3
            1 | there are 1 parameters       | [1e999]
            """)
    void badParametersAreToldInOneLine(int status, String message, String text)
            throws IOException {
        assertThat(run("--algorithm fsrs6 --parameters", file("parameters", text)))
                .isEqualTo(status);
        assertThat(err.toString()).contains(message, "parameters").doesNotContain("\tat ");
        assertThat(err.toString().lines()).hasSizeLessThanOrEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aParameterOutOfRangeIsTold() throws IOException {
        String text = numbers(",").replaceFirst("^[^,]+", "NaN");
        assertThat(run("--algorithm fsrs6 --parameters", file("parameters", text))).isEqualTo(1);
        assertThat(err.toString()).contains("w0 is NaN");
        assertThat(run("--algorithm ebisu --parameters", file("parameters", "1"))).isEqualTo(1);
        assertThat(err.toString()).contains("'parameters' is not an option here");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nonsense                     | available: anki
            fsrs6 --days 0               | days is 0
            fsrs6 --days 40000           | must be from 1 to 36500
            fsrs6 --days x               | --days
            fsrs6 --cards -1             | newCards is -1
            fsrs6 --cards 99999999       | newCards is 99999999
            fsrs6 --cards 999999 --days 2000 | cards times days is 999999 times 2000
            fsrs6 --retention 0          | desiredRetention is 0.0
            fsrs6 --retention NaN        | desiredRetention is NaN
            fsrs6 --against 1            | desiredRetention is 1.0
            fsrs6 --minutes-per-day NaN  | --minutes-per-day is NaN
            fsrs6 --minutes-per-day 2000 | --minutes-per-day is 2000
            fsrs6 --new-per-day -5       | newPerDay is -5
            fsrs6 --optimal --cards 0    | nothing is answered
            fsrs6 --optimal --against .8 | leave out
            anki --retention 0.8         | does not use a desired retention
            leitner --optimal            | does not use a desired retention
            fsrs6 --new-deck             | need --reviews
            fsrs6 --day-start 99:00      | day-start is '99:00'
            """)
    void sillyArgumentsAreWrongUsage(String options, String message) {
        assertThat(run("--algorithm " + options.strip())).isEqualTo(2);
        assertThat(err.toString()).contains(message).doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereEndsWithOne() {
        assertThat(run("--algorithm fsrs6 --parameters", folder.resolve("none"))).isEqualTo(1);
        assertThat(err.toString()).contains("there is no such file").hasLineCount(1);
        assertThat(run("--algorithm fsrs6 --reviews", folder.resolve("none"))).isEqualTo(1);
        assertThat(err.toString()).contains("there is no such file").hasLineCount(1);
        assertThat(run("--days 3")).isEqualTo(2);
    }

    @Test
    void withoutCardsTheDocumentIsStillValid() {
        JsonNode document = json("--algorithm fsrs6 --days 3 --cards 0");
        assertThat(document.get("secondsPerMemorized").asDouble()).isZero();
        assertThat(run("--algorithm fsrs6 --days 1 --cards 0")).isZero();
        assertThat(out.toString()).contains("1-1 ").doesNotContain("NaN");
    }

    @Test
    void theZoneDoesNotChangeALearnerWithoutALog() {
        run("--algorithm leitner --days 60 --cards 50");
        String utc = out.toString();
        run("--algorithm leitner --days 60 --cards 50 --zone Asia/Tokyo --day-start 05:00");
        assertThat(out.toString()).isEqualTo(utc);
    }

    @Test
    void aTimeOutOfRangeIsTold() throws IOException {
        assertThat(run("--algorithm fsrs6 --at +1000000000-12-31T23:59:59Z --reviews", log()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--at is ", "must be from ");
    }
}
