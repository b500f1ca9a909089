package dev.cardstock.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LintCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path deck;

    @BeforeEach
    void deck() throws IOException {
        deck = Files.writeString(folder.resolve("deck.csv"), """
                Front,Back,Id
                What is ice?,frozen\u200b water,n1
                What is nothing?,,n2
                Is water wet?,yes,n3
                """);
    }

    private int run(Object... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true),
                List.of(args).stream().map(Object::toString).toArray(String[]::new));
    }

    private List<String> rules(Object... options) {
        List<Object> args = new ArrayList<>(List.of("lint", deck, "--json"));
        args.addAll(List.of(options));
        assertThat(run(args.toArray())).isZero();
        return JSON.readTree(out.toString())
                .get("findings")
                .valueStream()
                .map(finding -> finding.get("rule").asString())
                .toList();
    }

    @Test
    void itExitsWithOneOnlyWhereThatIsAskedFor() {
        assertThat(run("lint", deck)).isZero();
        assertThat(out.toString()).contains("error", "sides.empty-back", "n2");
        assertThat(run("lint", deck, "--fail-on", "error")).isEqualTo(1);
        assertThat(run("lint", deck, "--fail-on", "error", "--option",
                "sides.empty-back.severity=warning")).isZero();
        assertThat(run("lint", deck, "--fail-on", "warning", "--option",
                "sides.empty-back.severity=warning")).isEqualTo(1);
    }

    @Test
    void whatIsSuppressedIsNotReported() throws IOException {
        Path suppress = Files.writeString(folder.resolve("lint.txt"), "sides.empty-back n2\n");
        assertThat(run("lint", deck, "--fail-on", "error", "--suppress", suppress)).isZero();
        assertThat(out.toString()).doesNotContain("sides.empty-back");
        Files.writeString(suppress, "sides.empty-back n1\n");
        assertThat(run("lint", deck, "--fail-on", "error", "--suppress", suppress)).isEqualTo(1);
    }

    @Test
    void rulesCanBeTurnedOff() {
        assertThat(rules()).contains("sides.empty-back", "formulation.yes-no");
        assertThat(rules("--option", "formulation.yes-no.severity=off"))
                .contains("sides.empty-back")
                .doesNotContain("formulation.yes-no");
    }

    @Test
    void fixesGoToAnotherFile() throws IOException {
        String before = Files.readString(deck);
        Path fixed = folder.resolve("fixed.csv");
        assertThat(rules()).contains("sides.invisible-characters");
        assertThat(run("lint", deck, "--fix", fixed)).isZero();
        assertThat(err.toString()).contains("1 notes corrected");
        assertThat(Files.readString(deck)).isEqualTo(before);
        assertThat(Files.readString(fixed)).contains("frozen water").doesNotContain("\u200b");
        deck = fixed;
        assertThat(rules()).doesNotContain("sides.invisible-characters")
                .contains("sides.empty-back");
    }

    @Test
    void sarifNamesTheToolTheRulesAndThePlaces() {
        assertThat(run("lint", deck, "--sarif", "--fail-on", "error")).isEqualTo(1);
        JsonNode log = JSON.readTree(out.toString());
        assertThat(log.get("version").asString()).isEqualTo("2.1.0");
        JsonNode run = log.get("runs").get(0);
        assertThat(run.at("/tool/driver/name").asString()).isEqualTo("cardstock");
        List<String> known = run.at("/tool/driver/rules")
                .valueStream()
                .map(rule -> rule.get("id").asString())
                .toList();
        assertThat(run.get("results")).isNotEmpty().allSatisfy(result -> {
            assertThat(result.get("level").asString()).isIn("error", "warning", "note");
            assertThat(known).contains(result.get("ruleId").asString());
            assertThat(known.get(result.get("ruleIndex").asInt()))
                    .isEqualTo(result.get("ruleId").asString());
            assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asString())
                    .endsWith("deck.csv");
        });
    }

    @Test
    void allThatIsWrongWithIdsAndDecksIsToldAtOnce() throws IOException {
        deck = Files.writeString(folder.resolve("deck.json"), """
                {"format": "cardstock", "version": 1, "title": "Deck",
                 "decks": [{"id": "a", "name": "A", "parent": "b"},
                           {"id": "b", "name": "B", "parent": "a"}],
                 "notes": [
                  {"id": "n1", "type": "basic", "deck": "a",
                   "fields": {"Front": "one?", "Back": "1"}},
                  {"id": "n1", "type": "basic", "deck": "a",
                   "fields": {"Front": "two?", "Back": "2"}},
                  {"type": "basic", "deck": "b", "fields": {"Front": "three?", "Back": "3"}}]}
                """);
        assertThat(rules()).contains("structure.duplicate-id", "structure.missing-id",
                "structure.deck-cycle");
        assertThat(run("convert", deck, folder.resolve("out.csv"))).isNotZero();
    }

    @Test
    void whatIsWrongWithTheCallIsToldBeforeAnythingIsRead() {
        assertThat(run("lint", deck, "--option", "no.such-rule.max=1")).isEqualTo(2);
        assertThat(err.toString()).contains("no.such-rule");
        assertThat(run("lint", deck, "--option", "sides.empty-back.colour=red")).isEqualTo(2);
        assertThat(err.toString()).contains("colour");
        assertThat(run("lint", deck, "--json", "--sarif")).isEqualTo(2);
        assertThat(run("lint", deck, "--fix", folder.resolve("out.unknown"))).isNotZero();
        assertThat(folder.resolve("out.unknown")).doesNotExist();
        assertThat(run("lint", folder.resolve("none.csv"))).isNotZero();
        assertThat(err.toString()).contains("there is no such file");
    }
}
