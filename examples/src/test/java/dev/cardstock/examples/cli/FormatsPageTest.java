package dev.cardstock.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of the formats says what their code says. */
class FormatsPageTest {
    private static final Path PAGE = Path.of("../formats/README.md");

    @Test
    void thePageHasTheTableThatTheCommandPrints() throws IOException {
        StringWriter out = new StringWriter();
        assertThat(Main.run(new PrintWriter(out), new PrintWriter(new StringWriter()), "formats",
                "--markdown")).isZero();
        String page = Files.readString(PAGE, UTF_8).replace("\r\n", "\n");
        String table = page.substring(
                page.indexOf("<!-- table of formats -->\n")
                        + "<!-- table of formats -->\n".length(),
                page.indexOf("<!-- end of table -->"));
        assertThat(table).isEqualTo(out.toString());
    }
}
