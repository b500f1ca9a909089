package dev.cardstock.study.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README of the module shows the region of {@link StoreSnippetsTest}. */
class ReadmeTest {
    @Test
    void theReadmeShowsWhatCompiles() throws IOException {
        Matcher shown = Pattern
                .compile("<!-- snippet: store -->\n```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        Matcher compiled = Pattern
                .compile("// @start region=\"store\"\n(.*?)\n *// @end", Pattern.DOTALL)
                .matcher(Files.readString(Path
                        .of("src/test/java/dev/cardstock/study/store/StoreSnippetsTest.java")));
        assertThat(shown.find()).isTrue();
        assertThat(compiled.find()).isTrue();
        assertThat(shown.group(1).lines().map(String::strip)).containsExactlyElementsOf(
                compiled.group(1).lines().map(String::strip).toList());
    }
}
