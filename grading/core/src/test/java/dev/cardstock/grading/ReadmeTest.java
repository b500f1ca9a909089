package dev.cardstock.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README of the module shows the regions of {@link Snippets}. */
class ReadmeTest {
    private static final Path SNIPPETS = Path
            .of("src/test/java/dev/cardstock/grading/Snippets.java");
    private static final Pattern REPLACED = Pattern
            .compile(".*// @replace regex=\"\\.\\*\" replacement=\"(.*)\"$");

    @ParameterizedTest
    @ValueSource(strings = {"memory", "calibration", "explanations"})
    void theReadmeShowsWhatCompiles(String name) throws IOException {
        Matcher shown = Pattern
                .compile("<!-- snippet: " + name + " -->\n```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        Matcher compiled = Pattern
                .compile("// @start region=\"" + name + "\"\n(.*?)\n *// @end", Pattern.DOTALL)
                .matcher(Files.readString(SNIPPETS));
        assertThat(shown.find()).isTrue();
        assertThat(compiled.find()).isTrue();
        List<String> expected = new ArrayList<>();
        for (String line : compiled.group(1).stripIndent().lines().toList()) {
            Matcher replaced = REPLACED.matcher(line);
            expected.add((replaced.matches() ? replaced.group(1) : line).strip());
        }
        assertThat(shown.group(1).lines().map(String::strip)).containsExactlyElementsOf(expected);
    }
}
