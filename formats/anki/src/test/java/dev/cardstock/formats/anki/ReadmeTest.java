package dev.cardstock.formats.anki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README of the module shows the regions of {@link Snippets}. */
class ReadmeTest {
    @ParameterizedTest
    @ValueSource(strings = {"anki", "update", "merge"})
    void theReadmeShowsWhatCompiles(String snippet) throws IOException {
        Matcher shown = Pattern
                .compile("<!-- snippet: " + snippet + " -->\n```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        Matcher compiled = Pattern
                .compile("// @start region=\"" + snippet + "\"\n(.*?)\n *// @end",
                        Pattern.DOTALL)
                .matcher(Files.readString(
                        Path.of("src/test/java/dev/cardstock/formats/anki/Snippets.java")));
        assertThat(shown.find()).isTrue();
        assertThat(compiled.find()).isTrue();
        assertThat(shown.group(1).strip()).isEqualTo(compiled.group(1).stripIndent().strip());
    }
}
