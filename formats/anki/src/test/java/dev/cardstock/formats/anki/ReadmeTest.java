package dev.cardstock.formats.anki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README of the module shows the region of {@link Snippets}. */
class ReadmeTest {
    @Test
    void theReadmeShowsWhatCompiles() throws IOException {
        Matcher shown = Pattern.compile("<!-- snippet: anki -->\n```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        Matcher compiled = Pattern
                .compile("// @start region=\"anki\"\n(.*?)\n *// @end", Pattern.DOTALL)
                .matcher(Files.readString(
                        Path.of("src/test/java/dev/cardstock/formats/anki/Snippets.java")));
        assertThat(shown.find()).isTrue();
        assertThat(compiled.find()).isTrue();
        assertThat(shown.group(1).strip()).isEqualTo(compiled.group(1).stripIndent().strip());
    }
}
