package dev.cardstock.formats.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.lint.LintOption;
import dev.cardstock.lint.LintRule;
import dev.cardstock.lint.Linter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page lists the rules as they are. */
class LintPageTest {
    private static String row(LintRule rule) {
        return "| `" + rule.id() + "` | " + rule.severity().name().toLowerCase(Locale.ROOT) + " | "
                + rule.description() + " | "
                + rule.options()
                        .stream()
                        .map(LintPageTest::option)
                        .collect(Collectors.joining("; "))
                + " | " + rule.fixes() + " |";
    }

    private static String option(LintOption option) {
        return "`" + option.name() + "` (" + option.fallback() + "): " + option.description();
    }

    @Test
    void everyRuleIsOnThePage() throws IOException {
        List<String> rows = Files.readString(Path.of("LINT.md"))
                .lines()
                .filter(line -> line.startsWith("| `") && line.contains("."))
                .toList();
        List<String> expected = Linter.installed().rules().stream().map(LintPageTest::row).toList();
        assertThat(rows).as(String.join("\n", expected))
                .containsExactlyInAnyOrderElementsOf(expected);
    }
}
