package dev.cardstock.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true),
                List.of(args).stream().map(Object::toString).toArray(String[]::new));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path page;

    @BeforeEach
    void page() throws IOException {
        page = file("page.txt", DemoCommand.resource("transformers.txt"));
    }

    @Test
    void thePageBecomesJsonWithAllItsCards() throws IOException {
        Path json = folder.resolve("out.json");
        assertThat(run("convert", page, json, "--title", "Transformers")).isZero();
        assertThat(out.toString()).contains("16 sections, 78 cards, 77 answered");
        assertThat(err.toString()).contains("declared 113, found 78", "has no answer on the page",
                "is printed twice");
        assertThat(Files.readString(json))
                .contains("\"title\" : \"Transformers\"".replace(" :", ":"));
    }

    @Test
    void theBundledDeckIsWhatTheBundledPageConvertsTo() throws IOException {
        Path json = folder.resolve("transformers.json");
        assertThat(run("convert", page, json, "--title", "How transformers work", "--from-option",
                "language=en")).isZero();
        assertThat(Files.readString(json)).isEqualTo(DemoCommand.resource("transformers.json"));
    }

    @Test
    void jsonToJsonIsTheSameByteForByte() throws IOException {
        Path a = folder.resolve("a.json");
        Path b = folder.resolve("b.json");
        run("convert", page, a);
        assertThat(run("convert", a, b)).isZero();
        assertThat(b).hasSameBinaryContentAs(a);
    }

    @Test
    void csvKeepsWhatItCanCarry() throws IOException {
        Path a = folder.resolve("page.json");
        Path csv = folder.resolve("page.csv");
        Path b = folder.resolve("again.json");
        run("convert", page, a, "--title", "page");
        assertThat(run("convert", a, csv)).isZero();
        assertThat(run("convert", csv, b)).isZero();
        JsonNode first = JSON.readTree(Files.readString(a));
        JsonNode second = JSON.readTree(Files.readString(b));
        assertThat(second.get("notes").size()).isEqualTo(78);
        for (int i = 0; i < 78; i++) {
            assertThat(second.get("notes").get(i).get("fields"))
                    .isEqualTo(first.get("notes").get(i).get("fields"));
            assertThat(second.get("notes").get(i).get("id"))
                    .isEqualTo(first.get("notes").get(i).get("id"));
        }
    }

    @Test
    void ankiPackagesAreWrittenReadAndReplayed() throws IOException {
        Path json = folder.resolve("learned.json");
        Files.writeString(json, """
                {"format": "cardstock", "version": 1, "title": "Learned",
                 "decks": [{"id": "d", "name": "Words"}],
                 "notes": [{"id": "n", "type": "basic", "deck": "d",
                            "fields": {"Front": "f", "Back": "b"}}],
                 "reviews": [
                   {"card": "n/forward", "time": "2026-01-05T12:00:00Z", "rating": 3,
                    "kind": "learning"},
                   {"card": "n/forward", "time": "2026-01-09T12:00:00Z", "rating": 4,
                    "kind": "review"}]}
                """);
        Path apkg = folder.resolve("learned.apkg");
        Path again = folder.resolve("again.json");
        assertThat(run("convert", json, apkg)).isZero();
        assertThat(run("convert", apkg, again)).isZero();
        assertThat(JSON.readTree(Files.readString(again)))
                .isEqualTo(JSON.readTree(Files.readString(json)));
        assertThat(run("inspect", apkg, "--json")).isZero();
        assertThat(JSON.readTree(out.toString()).get("format").asString()).isEqualTo("anki");
        assertThat(run("schedule", "--algorithm", "fsrs6", "--in", apkg, "--json")).isZero();
        JsonNode row = JSON.readTree(out.toString());
        assertThat(row.get("card").asString()).isEqualTo("n/forward");
        assertThat(row.get("repetitions").asInt()).isEqualTo(2);
        assertThat(run("optimize", apkg, "--json")).isZero();
        assertThat(JSON.readTree(out.toString()).get("reviews").asInt()).isEqualTo(2);
        Path bare = folder.resolve("bare.apkg");
        assertThat(run("convert", page, bare)).isZero();
        assertThat(run("schedule", "--algorithm", "fsrs6", "--in", bare)).isEqualTo(1);
        assertThat(err.toString()).contains("no reviews");
    }

    @Test
    void inspectTellsWhatIsInAFile() {
        assertThat(run("inspect", page, "--json")).isZero();
        JsonNode document = JSON.readTree(out.toString());
        assertThat(document.get("format").asString()).isEqualTo("study-page");
        assertThat(document.get("decks").size()).isEqualTo(16);
        assertThat(document.get("cards").asInt()).isEqualTo(78);
        assertThat(document.get("diagnostics").size()).isPositive();
        assertThat(document.propertyNames()).contains("title", "notes", "media", "reviews", "tags");
    }

    @Test
    void formatsAreListed() {
        assertThat(run("formats", "--json")).isZero();
        assertThat(JSON.readTree(out.toString()).findValuesAsString("id")).contains("csv", "json",
                "study-page", "tsv");
    }

    @Test
    void theSchemaOfJsonIsPrinted() {
        assertThat(run("formats", "--schema")).isZero();
        assertThat(JSON.readTree(out.toString()).get("$id").asString())
                .endsWith("/cardstock-1.schema.json");
    }

    @Test
    void rowsAreGradedInTheirOrderAndBadOnesSetAside() throws IOException {
        Path in = file("in.jsonl", """
                {"id":"1","references":["Paris"],"answer":"paris"}
                not json
                {"id":"3","reference":"4.50","answer":"5"}
                {"id":"4","references":["red","blue"],"list":"any-order","answer":"blue, red"}
                {"answer":"nothing to grade against"}
                """);
        Path graded = folder.resolve("graded.jsonl");
        assertThat(run("grade", "--in", in, "--out", graded, "--threads", "2")).isZero();
        List<JsonNode> rows = Files.readAllLines(graded).stream().map(JSON::readTree).toList();
        assertThat(rows).extracting(row -> row.get("id").asString()).containsExactly("1", "3", "4");
        assertThat(rows).extracting(row -> row.get("accepted").asBoolean())
                .containsExactly(true, false, true);
        assertThat(Files.readAllLines(folder.resolve("graded.jsonl.rejected"))).hasSize(2);
        assertThat(err.toString()).contains("row 2:", "row 5:", "answers a second");
    }

    @Test
    void aLogIsReplayed() throws IOException {
        Path log = file("log.csv", "card_id,review_time,rating,duration\n"
                + "7,1700000000000,3,1000\n7,1700090000000,3,1000\n");
        for (String algorithm : List.of("fsrs6", "sm2", "leitner")) {
            assertThat(run("schedule", "--algorithm", algorithm, "--in", log, "--json")).isZero();
            JsonNode row = JSON.readTree(out.toString());
            assertThat(row.get("card").asString()).isEqualTo("7");
            assertThat(row.get("repetitions").asInt()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            there is no such file | missing.csv | 1
            folder                | .           | 1
            empty                 | empty.csv   | 1
            no format recognises  | binary.bin  | 1
            UTF-8                 | latin1.csv  | 1
            quote                 | quote.csv   | 1
            newer                 | newer.json  | 1
            fields                | types.json  | 1
            """)
    void badInputIsToldWithItsPlaceAndWritesNothing(String message, String name, int status)
            throws IOException {
        file("empty.csv", "");
        Files.write(folder.resolve("binary.bin"), new byte[]{0, 1, 2, 3, 0, (byte) 200, 7});
        Files.write(folder.resolve("latin1.csv"),
                "front,back\ncaf\u00e9,coffee\n".getBytes(StandardCharsets.ISO_8859_1));
        file("quote.csv", "front,back\n\"never closed,x\n");
        file("newer.json", "{\"format\":\"cardstock\",\"version\":99}");
        file("types.json", "{\"format\":\"cardstock\",\"version\":1,\"decks\":[{\"id\":\"d\","
                + "\"name\":\"D\"}],\"notes\":[{\"id\":\"n\",\"type\":\"basic\",\"deck\":\"d\","
                + "\"fields\":7}]}");
        Path target = folder.resolve("out.json");
        assertThat(run("convert", folder.resolve(name), target)).isEqualTo(status);
        assertThat(err.toString()).contains(message).doesNotContain("\tat ");
        assertThat(target).doesNotExist();
        try (var left = Files.list(folder)) {
            assertThat(left).noneMatch(path -> path.toString().contains(".part"));
        }
    }

    @Test
    void wrongUsageEndsWithTwo() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("fly")).isEqualTo(2);
        assertThat(run("convert", page)).isEqualTo(2);
        assertThat(run("convert", page, folder.resolve("x.json"), "--to", "nonsense")).isEqualTo(2);
        assertThat(err.toString()).contains("nonsense", "available: ");
        assertThat(run("convert", page, folder.resolve("x.json"), "--from", "nonsense"))
                .isEqualTo(2);
        assertThat(run("schedule", "--algorithm", "nonsense", "--in", page)).isEqualTo(2);
        assertThat(run("grade", "alone")).isEqualTo(2);
    }

    @Test
    void aTargetThatCannotBeWrittenIsTold() {
        assertThat(run("convert", page, folder.resolve("no/such/folder/x.json"))).isEqualTo(1);
        assertThat(err.toString()).contains("no folder");
    }
}
