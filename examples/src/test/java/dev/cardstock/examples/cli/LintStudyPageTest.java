package dev.cardstock.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.Options;
import dev.cardstock.Severity;
import dev.cardstock.deck.Library;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.lint.Finding;
import dev.cardstock.lint.LintMaterial;
import dev.cardstock.lint.LintReport;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What there is to find on a pasted study page. */
class LintStudyPageTest {
    private static Library library;
    private static LintReport report;

    @BeforeAll
    static void lint() throws Exception {
        try (ImportResult read = DeckFormats.installed()
                .read(DeckSource.of("transformers.txt", DemoCommand.resource("transformers.txt")),
                        ImportSettings.defaults()
                                .options(Options.none().with("language", "en")))) {
            library = read.library();
            report = LintCommand.installed("en").lint(LintMaterial.of(read));
        }
    }

    private static List<Finding> of(String rule) {
        return report.findings().stream().filter(f -> f.ruleId().equals(rule)).toList();
    }

    private static String prompt(String noteId) {
        return library.note(noteId).orElseThrow().fields().get(0).plainText();
    }

    @Test
    void nothingButTheMissingAnswerIsAnError() {
        assertThat(report.findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(Finding::ruleId)
                .containsExactly("sides.empty-back");
    }

    @Test
    void whatThePageLacksIsFound() {
        assertThat(of("sides.empty-back")).extracting(finding -> prompt(finding.noteId()))
                .containsExactly("How is scaled dot-product attention computed?");
        assertThat(of("structure.declared-count")).extracting(Finding::message)
                .containsExactly("declared 113, found 78");
        assertThat(of("import.repeated-question")).singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains("How do you evaluate a Transformer on NLP tasks?"));
    }

    @Test
    void longAnswersAreCounted() {
        assertThat(of("formulation.long-answer")).hasSize(24)
                .allSatisfy(finding -> assertThat(
                        Integer.parseInt(finding.arguments().get("words"))).isGreaterThan(20));
    }

    @Test
    void oddPromptsAreFound() {
        assertThat(of("sides.habit")).extracting(finding -> prompt(finding.noteId()))
                .contains("what is Pre-LN vs Post-LN?");
        assertThat(of("formulation.vague")).extracting(finding -> prompt(finding.noteId()))
                .containsExactly("How does tokenization work here?",
                        "What is weight decay (AdamW) doing here?");
    }

    @Test
    void factsAskedTwiceAreFoundAndLittleElse() {
        Set<Set<String>> found = of("duplicates.near-fact").stream()
                .map(finding -> Set.of(prompt(finding.noteId()),
                        prompt(finding.relatedIds().get(0))))
                .collect(Collectors.toSet());
        Set<Set<String>> right = new HashSet<>(found);
        right.retainAll(NearFactsTest.TWICE);
        Set<Set<String>> wrong = new HashSet<>(found);
        wrong.removeAll(NearFactsTest.TWICE);
        assertThat(right).hasSizeGreaterThanOrEqualTo(6);
        assertThat(wrong).hasSizeLessThanOrEqualTo(3);
    }
}
