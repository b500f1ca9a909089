package dev.cardstock.formats.markup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.deck.Markup;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', value = {"a &amp; b &lt;c&gt;§a & b <c>",
            "&auml;&#228;&#xe4;&nbsp;x§äää x", "a<br>b<br/>c§a\\nb\\nc",
            "a<br><br>b§a\\n\\nb", "<p>a</p><p>b</p>§a\\nb", "<div>a<div>b</div></div>c§a\\nb\\nc",
            "<ul><li>a</li><li>b <i>c</i></li></ul>§a\\nb c",
            "a<script>alert(1)</script><style>p {}</style>b§ab",
            "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>§a b\\nc",
            "  a \\n  <b> b</b>  c §a b c", "<pre>a\\n  b</pre>c§a\\n  b\\nc",
            "<pre>a\\n <b>  b</b></pre> c  d§a\\n   b\\nc d", "<b>un<i>closed§unclosed",
            "a < b§a < b", "<!-- remark -->a§a", "H<sub>2</sub>O§H2O", "<template>a</template>b§b"})
    void plainTextOfHtmlIsWhatALearnerReads(String escaped, String text) {
        String html = escaped.replace("\\n", "\n");
        Markup content = MarkupParser.html(html);
        assertThat(content.plainText()).isEqualTo(text.replace("\\n", "\n"));
        assertThat(content.source()).isEqualTo(html);
        assertThat(content.kind()).isEqualTo(Markup.Kind.HTML);
    }

    /** A comment keeps HTML from being read at one go; nobody reads it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void readsSimpleHtmlAsAParserDoes(long seed) {
        String[] parts = {"<hr>", "<hr id=answer>", "<hr id=\"x\"/>", "<img alt=x src=y>", "<b>",
                "</b>", "<i>", "</i>", "<span class=\"x\">", "</span>", "<a>",
                "<a href=\"x&amp;y\">", "</a>", "<div>", "</div>", "<div style=\"color: red\">",
                "<p>", "</p>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>", "</li>", "<br>", "<br />",
                "<br/>", "</br>", "<b/>", "<img src=\"a.png\">", "<img alt=\"\" src=\" b.png\"/>",
                "<img src=\"c&amp;.png\">", "<img src=\"d.png\" src=\"e.png\">", "<img src=f.png>",
                "<img>", "<img=\"\">", "<B>", "<font color=\"red\" >", "</font>", "</font >",
                "<pre>",
                "</pre>", "<table>", "<td>", "</table>", "<script>", "</script>", "<hr id=answer/>",
                "<b x=>", "<b x=y=z>", "<",
                "<3", ">", "&", "&amp;", "&lt;", "&gt;", "&quot;", "&nbsp;", "&nbsp", "&#39;",
                "&ampere;", "&amp;lt;", " ", "  ", "\n", "\t", "\f", "\u00a0", "\u3000", "\ufeff",
                "\0",
                "x", "one two", "ä", "\ud83d\ude00", "=", "\"", "[", "/", "</>", "<>"};
        int often = 30;
        Random random = new Random(seed);
        for (int i = 0; i < 6000; i++) {
            StringBuilder html = new StringBuilder("&amp;");
            boolean isWild = random.nextInt(4) == 0;
            for (int left = random.nextInt(14); left > 0; left--) {
                html.append(random.nextInt(4) == 0
                        ? " word" + left
                        : parts[random.nextInt(isWild ? parts.length : often)]);
            }
            Markup parsed = MarkupParser.html("<!---->" + html);
            assertThat(MarkupParser.html(html.toString()))
                    .as("%s", html)
                    .isEqualTo(new Markup(Markup.Kind.HTML, html.toString(), parsed.plainText(),
                            parsed.media()));
        }
    }

    @Test
    void mediaOfHtmlAreFileNames() {
        assertThat(MarkupParser.html("<img src=\"a b.png\"><audio src=c.mp3></audio>"
                + "<video><source src='d.mp4'></video><img src=https://x.org/e.png>"
                + "<img src=../f.png><img src='a b.png'>").media())
                .containsExactly("a b.png", "c.mp3", "d.mp4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', value = {"*a* __b__ ***c***§a b c",
            "[text](https://x.org \"title\")§text", "[*a* `b`](x)§a b", "`a*b*`§a*b*",
            "- a\\n- b§- a\\n- b", "# Title\\n\\ntext§Title\\ntext", "a\\*b\\*§a*b*",
            "&auml; <b>x</b>§ä x", "line\\nline§line\\nline", "a_b_c§a_b_c"})
    void plainTextOfMarkdownIsWithoutMarks(String escaped, String text) {
        String markdown = escaped.replace("\\n", "\n");
        Markup content = MarkupParser.markdown(markdown);
        assertThat(content.plainText()).isEqualTo(text.replace("\\n", "\n"));
        assertThat(content.source()).isEqualTo(markdown);
        assertThat(content.kind()).isEqualTo(Markup.Kind.MARKDOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$a*b*c$", "$a_{1}b_{2}$ and $x*y*z$", "$$\n\\sum_{i} *a*\n$$",
            "\\(a*b*c\\)", "\\[\\{a\\}_1\\]", "costs $5 and $6", "| a | b |\n|---|---|\n| 1 | 2 |"})
    void leavesFormulasAndTablesAsTheyAre(String markdown) {
        assertThat(MarkupParser.markdown(markdown).plainText()).isEqualTo(markdown);
    }

    @Test
    void readsMarksAroundFormulas() {
        assertThat(MarkupParser.markdown("**the sum $a*b*$** of `$x`").plainText())
                .isEqualTo("the sum $a*b*$ of $x");
        assertThat(MarkupParser.markdown("\ue0000\ue001 $a*b*c$").plainText())
                .startsWith("\ue0000\ue001");
        assertThat(MarkupParser.markdown("&#xe000;7&#xe001; $a*b*c$").plainText())
                .isEqualTo("\ue0007\ue001 $a*b*c$");
    }

    @Test
    void mediaOfMarkdownAreFileNames() {
        Markup content = MarkupParser
                .markdown("![alt text](a.png) [![x](b.png)](c.png) <img src=d.png>\n\n"
                        + "<video src=\"e.mp4\"></video>\n\n![](https://x.org/f.png)");
        assertThat(content.media()).containsExactly("a.png", "b.png", "d.png", "e.mp4");
        assertThat(content.plainText()).isEqualTo("alt text x");
    }

    @Test
    void nothingIsEmpty() {
        assertThat(MarkupParser.html("")).isSameAs(Markup.EMPTY);
        assertThat(MarkupParser.markdown("")).isSameAs(Markup.EMPTY);
        assertThat(MarkupParser.html("<script>x</script>").isBlank()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div>x", "<b>x", "<ul><li>x", "<table><tr><td>x", "<pre>x", "&amp",
            "<",
            "<a <a"})
    void endsOnDeeplyNestedHtml(String part) {
        String html = part.repeat(30_000);
        assertThat(MarkupParser.html(html).source()).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "1. ", "*a ", "*a **b ", "[", "![", "[a](", "`", "<a ",
            "$a",
            "\\(", "$$", "\\[a"})
    void endsOnDeeplyNestedMarkdown(String part) {
        String markdown = part.repeat(30_000);
        assertThat(MarkupParser.markdown(markdown).source()).isEqualTo(markdown);
    }

    @Test
    void takesWhatIsNestedTooDeepForPlainText() {
        String shallow = "**a _b ".repeat(20) + "x" + " b_ a**".repeat(20);
        String deep = "**a _b ".repeat(5000) + "x" + " b_ a**".repeat(5000);
        assertThat(MarkupParser.markdown(shallow).plainText()).doesNotContain("*", "_");
        assertThat(MarkupParser.markdown(deep).plainText()).isEqualTo(deep);
    }
}
