package dev.cardstock.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClozeTextTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void aDeletionIsAnElementThatKnowsWhatItHides() {
        ClozeText text = ClozeText.parse("{{c1::Rome}} was {{c2::not::really?}} built");
        assertThat(text.promptHtml(1)).isEqualTo("<span class=\"cloze\" data-cloze=\"Rome\""
                + " data-ordinal=\"1\">[...]</span> was <span class=\"cloze-inactive\""
                + " data-ordinal=\"2\">not</span> built");
        assertThat(text.promptHtml(2)).contains("data-cloze=\"not\" data-ordinal=\"2\">[really?]<");
        assertThat(text.answerHtml(2)).isEqualTo("<span class=\"cloze-inactive\""
                + " data-ordinal=\"1\">Rome</span> was <span class=\"cloze\""
                + " data-ordinal=\"2\">not</span> built");
        assertThat(text.promptHtml(3)).isEmpty();
        assertThat(text.answerHtml(3)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <b>x</b>    | &lt;b&gt;x&lt;&#x2F;b&gt;
            a "b" & 'c' | a&#x20;&quot;b&quot;&#x20;&amp;&#x20;&#x27;c&#x27;
            é×Ā漢       | &#xE9;&#xD7;Ā漢
            [a_b]       | &#x5B;a&#x5F;b&#x5D;
            """)
    void whatIsHiddenIsEncoded(String hidden, String attribute) {
        assertThat(ClozeText.parse("{{c1::" + hidden + "}}").promptHtml(1))
                .isEqualTo("<span class=\"cloze\" data-cloze=\"" + attribute
                        + "\" data-ordinal=\"1\">[...]</span>");
    }

    @Test
    void aDeletionInAnotherIsMarkedWithinIt() {
        ClozeText text = ClozeText.parse("{{c1::a {{c2::b::hb}} c::hc}}");
        assertThat(text.promptHtml(1)).endsWith("data-ordinal=\"1\">[hc]</span>")
                .contains("data-cloze=\"a&#x20;&lt;span&#x20;class&#x3D;&quot;cloze&#x2D;inactive");
        assertThat(text.promptHtml(2))
                .isEqualTo("<span class=\"cloze-inactive\" data-ordinal=\"1\">"
                        + "a <span class=\"cloze\" data-cloze=\"b\" data-ordinal=\"2\">[hb]</span> c</span>");
        assertThat(text.text()).isEqualTo("a b c");
        assertThat(ClozeText.parse("{{c1::x::h {{c2::n::i}} t::u}}").prompt(1)).isEqualTo("[u]");
    }

    @Test
    void onlyWhatIsHiddenNamesNestedDeletionsToo() {
        ClozeText text = ClozeText
                .parse("{{c1::out {{c1::in::ih}} end::oh}} x {{c2::a {{c1::b}}}}");
        assertThat(text.onlyPrompt(1)).isEqualTo("oh, ih, ...");
        assertThat(text.onlyHidden(1)).isEqualTo("out in end, in, b");
        assertThat(text.hidden(1)).containsExactly("out in end", "b");
        assertThat(text.typed(1)).isEqualTo("out in end, b");
        assertThat(ClozeText.parse("{{c1::a}} {{c1::a}} {{c2::b}}").typed(1)).isEqualTo("a");
    }

    @Test
    void formulasHaveNoElements() {
        ClozeText text = ClozeText.parse("\\( {{c1::x}} {{c2::<b>y</b>}} \\] {{c1::\\[z\\]}}");
        assertThat(text.answerHtml(1))
                .isEqualTo("\\( x y \\] <span class=\"cloze\" data-ordinal=\"1\">\\[z\\]</span>");
        assertThat(ClozeText.parse("\\({{c1::n::h}}\\) \\(<i>").promptHtml(1))
                .isEqualTo("\\([h]\\) \\(<i>");
    }

    @Test
    void aDeletionThatIsNeverClosedIsLeftOut() {
        ClozeText text = ClozeText.parse("a {{c1::b}} c }} {{c2::d {{c3::e}} f");
        assertThat(text.numbers()).containsExactly(1);
        assertThat(text.text()).isEqualTo("a b c }} ");
        assertThat(text.prompt(1)).isEqualTo("a [...] c }} ");
        assertThat(ClozeText.parse("{{c1:x}} {{C1::x}} {{c::x}} {{ c1::x}}").numbers()).isEmpty();
        assertThat(ClozeText.parse("{{c1::\\frac{a}{b}}}").text()).isEqualTo("\\frac{a}{b}");
    }

    @Test
    void masksAreShapesWithoutText() {
        ClozeText text = ClozeText.parse("{{c1::image-occlusion:rect:left=.1:top=.2:oi=1}}"
                + "{{c2::image-occlusion:text:left=.5:text=no}} {{c2::word}}");
        assertThat(text.promptHtml(1)).startsWith("<div class=\"cloze\" data-shape=\"rect\""
                + " data-left=\".1\" data-top=\".2\" data-occludeInactive=\"1\" ></div>"
                + "<div class=\"cloze-inactive\" data-left=\".5\" ></div> ");
        assertThat(text.answerHtml(1)).startsWith("<div class=\"cloze-inactive\"");
        assertThat(text.prompt(2)).isEqualTo(" [...]");
        assertThat(text.text()).isEqualTo(" word");
        assertThat(text.hidden(2)).containsExactly("word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{", "{{c1::", "}}", "\\(", "<", "{{c1::a}}", "{{c1::\"", "::",
            "{{c1,",
            "{{c1::image-occlusion:", "<!--", "<style>", "&"})
    void hostileTextsTakeLittleTime(String piece) {
        String open = piece.repeat(1_000_000 / piece.length());
        for (String text : new String[]{open, open + "}}".repeat(150_000),
                "{{c1::x}}" + open, "{{c1::" + open + "}}"}) {
            Assertions.assertTimeoutPreemptively(SOON, () -> {
                ClozeText cloze = ClozeText.parse(text);
                assertThat(cloze.promptHtml(1).length() + cloze.answerHtml(1).length()
                        + cloze.onlyHidden(1).length() + cloze.prompt(1).length())
                        .isLessThan(100_000_000);
            });
        }
    }
}
