package dev.cardstock.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cardstock.Plugins;
import dev.cardstock.review.Rating;
import dev.cardstock.review.SchedulerProvider;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands {@code optimize} and {@code evaluate}. */
class FitCommandsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HEADER = "card_id,review_time,rating,duration\n";
    private static final long DAY = 86_400_000;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path log;

    private int run(Object... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true),
                Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    }

    private JsonNode json() {
        return JSON.readTree(out.toString());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** A learner whose memory is that of FSRS-6. */
    @BeforeEach
    void log() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        Fsrs6 memory = Fsrs6.ofDefaults();
        StringBuilder csv = new StringBuilder(HEADER);
        for (int card = 1; card <= 120; card++) {
            int day = random.nextInt(60);
            int last = day;
            Fsrs6.Memory state = null;
            for (int n = 0; n < 8; n++) {
                boolean recalled = state == null || random.nextDouble() < memory
                        .retrievability(state, day - last);
                Rating rating = recalled ? Rating.GOOD : Rating.AGAIN;
                csv.append(card)
                        .append(',')
                        .append(1_700_000_000_000L + day * DAY + 1000 * card + n)
                        .append(',')
                        .append(rating.value())
                        .append(",5000\n");
                state = state == null
                        ? memory.initial(rating)
                        : memory.next(state, day - last, rating);
                last = day;
                day += (int) Math.max(1, Math.round(memory.interval(state, 0.85)));
            }
        }
        log = file("log.csv", csv.toString());
    }

    @ParameterizedTest
    @CsvSource({"fsrs6, 21", "fsrs7, 34"})
    void parametersAreFittedAndCanBeUsed(String algorithm, int parameters) {
        assertThat(run("optimize", log, "--algorithm", algorithm, "--json")).isZero();
        JsonNode document = json();
        assertThat(document.get("algorithm").asString()).isEqualTo(algorithm);
        assertThat(document.get("parameters")).hasSize(parameters);
        assertThat(document.get("reviews").asInt()).isEqualTo(960);
        assertThat(document.get("cards").asInt()).isEqualTo(120);
        assertThat(document.get("items").asInt()).isBetween(700, 960);
        assertThat(document.get("logLoss").asDouble()).isBetween(0.1, 0.9);
        assertThat(document.get("rmseBins").asDouble()).isBetween(0.0, 0.5);
        assertThat(document.get("seconds").asDouble()).isPositive();
        assertThat(document.get("fitted").asString()).isEqualTo("all");

        String numbers = document.get("parameters").toString().replaceAll("[\\[\\]]", "");
        assertThat(run("schedule", "--algorithm", algorithm, "--in", log, "--option",
                "parameters=" + numbers)).isZero();
        assertThat(run("evaluate", log, "--algorithm", algorithm, "--json", "--option",
                "parameters=" + numbers)).isZero();
        assertThat(json().get("fitted").asBoolean()).isFalse();
    }

    @Test
    void fsrs7IsFittedUnlessSaidOtherwise() {
        assertThat(run("optimize", log)).isZero();
        assertThat(out.toString()).contains("fsrs7 fitted to 960 answers of 120 cards",
                "parameters: ", "log loss ", "learning steps advised: ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theThreadsDoNotChangeTheParameters() {
        run("optimize", log, "--json", "--threads", "1");
        JsonNode alone = json().get("parameters");
        run("optimize", log, "--json", "--threads", "8");
        assertThat(json().get("parameters")).isEqualTo(alone);
    }

    @Test
    void predictionsAreMeasured() {
        assertThat(run("evaluate", log, "--algorithm", "fsrs6", "--json")).isZero();
        JsonNode fitted = json();
        assertThat(fitted.get("algorithm").asString()).isEqualTo("fsrs6");
        assertThat(fitted.get("fitted").asBoolean()).isTrue();
        assertThat(fitted.get("logLoss").asDouble()).isBetween(0.1, 0.9);
        assertThat(fitted.get("auc").asDouble()).isBetween(0.0, 1.0);
        assertThat(fitted.get("predictions").asInt()).isBetween(500, 840);
        assertThat(fitted.get("calibration")).isNotEmpty();
        assertThat(run("evaluate", log, "--algorithm", "fsrs6", "--json", "--defaults")).isZero();
        assertThat(json().get("fitted").asBoolean()).isFalse();
        assertThat(json().get("predictions")).isEqualTo(fitted.get("predictions"));
        assertThat(json().get("logLoss").asDouble()).isCloseTo(fitted.get("logLoss").asDouble(),
                within(0.1));
    }

    @Test
    void allAlgorithmsStandInOneTable() {
        assertThat(run("evaluate", log, "--algorithm", "all")).isZero();
        List<String> rows = out.toString().lines().toList();
        assertThat(rows.get(0)).contains("algorithm", "log loss", "RMSE(bins)", "AUC");
        assertThat(rows.stream().skip(1).map(row -> row.split(" ")[0]))
                .containsExactlyElementsOf(Plugins.load(SchedulerProvider.class).ids());
        assertThat(run("evaluate", log, "--algorithm", "all", "--json", "--order", "time",
                "--same-day")).isZero();
        assertThat(out.toString()
                .lines()
                .map(JSON::readTree)
                .map(row -> row.get("order").asString())).containsOnly("time");
    }

    @Test
    void daysAreCutWhereToldTo() throws IOException {
        // 3 and 5 in the morning, again and again.
        StringBuilder csv = new StringBuilder(HEADER);
        for (int card = 0; card < 20; card++) {
            csv.append(card)
                    .append(",1700017200000,3,0\n")
                    .append(card)
                    .append(",1700024400000,3,0\n");
        }
        Path night = file("night.csv", csv.toString());
        assertThat(run("evaluate", night, "--algorithm", "sm2", "--order", "time")).isZero();
        assertThat(run("evaluate", night, "--algorithm", "sm2", "--order", "time", "--day-start",
                "06:00")).isEqualTo(1);
        assertThat(err.toString()).contains("there are 0 answers to predict", "night.csv");
    }

    @Test
    void tooLittleToLearnFromIsSaid() throws IOException {
        Path tiny = file("tiny.csv", HEADER + "1,1700000000000,3,0\n1,1700100000000,3,0\n");
        assertThat(run("optimize", tiny, "--algorithm", "fsrs6", "--json")).isZero();
        assertThat(json().get("fitted").asString()).isEqualTo("none");
        assertThat(err.toString()).contains("there are 0 answers to learn from",
                "the parameters are the defaults");
        assertThat(run("optimize", tiny)).isZero();
        assertThat(out.toString()).contains("fsrs7 not fitted to 2 answers of 1 cards");
        Path one = file("one.csv", HEADER + "1,1700000000000,3,0\n");
        assertThat(run("optimize", one, "--json")).isZero();
        assertThat(json().get("logLoss").isNull()).isTrue();
    }

    @Test
    void answersOfOneDayAreFittedAndNotMeasured() throws IOException {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int card = 0; card < 50; card++) {
            for (int n = 0; n < 4; n++) {
                csv.append(card)
                        .append(',')
                        .append(1_700_000_000_000L + 600_000L * n)
                        .append(",3,0\n");
            }
        }
        assertThat(run("optimize", file("day.csv", csv.toString()), "--json")).isZero();
        assertThat(json().get("items").asInt()).isEqualTo(150);
        assertThat(json().get("logLoss").isNull()).isTrue();
    }

    @Test
    void aByteOrderMarkAndQuotesDoNotMatter() throws IOException {
        run("optimize", log, "--json");
        JsonNode plain = json().get("parameters");
        Path marked = file("bom.csv", "\uFEFF" + Files.readString(log)
                .replace("card_id,", "\"card_id\",")
                .replace("\n", "\r\n"));
        assertThat(run("optimize", marked, "--json")).isZero();
        assertThat(json().get("parameters")).isEqualTo(plain);
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() throws IOException {
        run("optimize", log, "--json");
        JsonNode plain = json().get("parameters");
        List<String> rows = Files.readAllLines(log);
        Path reversed = file("reversed.csv", HEADER
                + String.join("\n", rows.subList(1, rows.size()).reversed()) + "\n");
        assertThat(run("optimize", reversed, "--json")).isZero();
        assertThat(json().get("parameters")).isEqualTo(plain);
    }

    @Test
    void reviewsThatAreThereTwiceAreSaid() throws IOException {
        Path twice = file("twice.csv",
                Files.readString(log) + Files.readString(log).substring(HEADER.length()));
        run("optimize", log, "--json");
        JsonNode once = json().get("parameters");
        assertThat(run("optimize", twice, "--json")).isZero();
        assertThat(err.toString()).contains("960 reviews of 1920 are there twice");
        assertThat(json().get("parameters")).isEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            missing.csv | there is no such file       | 1
            empty.csv   | no reviews                  | 1
            header.csv  | no reviews                  | 1
            column.csv  | the column 'rating' is missing | 1
            rating.csv  | rating is '12345', must be a whole number from 1 to 4 | 1
            long.csv    | 0123456789…', must be       | 1
            short.csv   | has 2 fields                | 1
            blank.csv   | card_id is blank            | 1
            time.csv    | must be a whole number from | 1
            """)
    void badLogsAreToldWithTheirPlace(String name, String message, int status)
            throws IOException {
        file("empty.csv", "");
        file("header.csv", HEADER);
        file("column.csv", "card_id,review_time\n1,2\n");
        file("rating.csv", HEADER + "1,1700000000000,12345,0\n");
        file("long.csv", HEADER + "1," + "0123456789".repeat(10_000) + ",3,0\n");
        file("short.csv", HEADER + "1,1700000000000\n");
        file("blank.csv", HEADER + " ,1700000000000,3,0\n");
        file("time.csv", HEADER + "1,9223372036854775807,3,0\n");
        for (String command : List.of("optimize", "evaluate")) {
            List<Object> args = command.equals("optimize")
                    ? List.of(command, folder.resolve(name))
                    : List.of(command, folder.resolve(name), "--algorithm", "fsrs6");
            assertThat(run(args.toArray())).as(command).isEqualTo(status);
            assertThat(err.toString()).contains(message).doesNotContain("\tat ");
            assertThat(out.toString()).isEmpty();
        }
    }

    @Test
    void sillyUsageEndsWithTwo() {
        assertThat(run("optimize")).isEqualTo(2);
        assertThat(run("optimize", log, "--algorithm", "sm2")).isEqualTo(2);
        assertThat(err.toString()).contains("sm2", "fsrs6", "fsrs7");
        assertThat(run("optimize", log, "--threads", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("threads is 0");
        assertThat(run("optimize", log, "--relearning-steps", "-1")).isEqualTo(2);
        assertThat(run("optimize", log, "--zone", "Atlantis")).isEqualTo(2);
        assertThat(err.toString()).contains("Atlantis");
        assertThat(run("evaluate", log)).isEqualTo(2);
        assertThat(run("evaluate", log, "--algorithm", "nonsense")).isEqualTo(2);
        assertThat(err.toString()).contains("nonsense", "available: ");
        assertThat(run("evaluate", log, "--algorithm", "fsrs6", "--order", "chaos")).isEqualTo(2);
        assertThat(err.toString()).contains("chaos");
    }
}
