package dev.cardstock.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.text.TextNormalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static String render(String template, Map<String, String> fields) {
        return Template.parse(template)
                .render((name, filters) -> fields.getOrDefault(name, ""),
                        name -> !fields.getOrDefault(name, "").isEmpty());
    }

    @Test
    void sectionsShowWhereTheirFieldIsFilledOrEmpty() {
        String template = "{{Front}}{{#Hint}} ({{Hint}}){{/Hint}}{{^Hint}} -{{/Hint}}";
        assertThat(render(template, Map.of("Front", "a", "Hint", "b"))).isEqualTo("a (b)");
        assertThat(render(template, Map.of("Front", "a"))).isEqualTo("a -");
    }

    @Test
    void whatIsBrokenStaysAndIsListed() {
        Template template = Template.parse("{{#A}}x{{/B}} {{C");
        assertThat(template.problems()).hasSize(3);
        assertThat(template.fields()).isEmpty();
    }

    @Test
    void marksAreReadAsAnkiReadsThem() {
        Map<String, String> fields = Map.of("A", "x");
        assertThat(
                render("{{ A }}|{{\u3000A\n}}|{{{A}}}|{{# A}}y{{/A }}{{ ^A }}n{{/A}} }}", fields))
                .isEqualTo("x|x|x}|y }}");
        assertThat(render("  {{=<% %>=}} <%#A%><%A%>{{A}}<%/A%>", fields)).isEqualTo(" xx");
        assertThat(render("<!-- {{A}} --><%A%>", fields)).isEqualTo("<!-- x --><%A%>");
        assertThat(Template.parse("x{{=<% %>=}}").fields()).containsExactly("=<% %>=");
    }

    @Test
    void filtersComeInnermostFirst() {
        List<String> seen = new ArrayList<>();
        Template.parse("{{text:cloze:A}}{{:B}}{{tts en_US speed=1:C}}{{type:}}")
                .render(
                        (name, filters) -> {
                            seen.add(name + filters);
                            return "";
                        }, name -> true);
        assertThat(seen).containsExactly("A[cloze, text]", "B[]", "C[tts en_US speed=1]", "[type]");
    }

    @Test
    void aTemplateShowsContentOnlyThroughFields() {
        assertThat(Template.parse("{{#A}}x{{/A}}{{FrontSide}}{{B}}").showsContent("A"::equals))
                .isFalse();
        assertThat(Template.parse("{{#A}}{{hint:A}}{{/A}}").showsContent("A"::equals)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{", "{{#A}}", "{{^A}}", "{{/A}}", "{{A}}", "}}", "{{#A}}{{/A}}", "<%",
            "{{A:", "{{{", "{{#A}}x{{/B}}"})
    void hostileTemplatesTakeLittleTime(String piece) {
        String source = piece.repeat(1_000_000 / piece.length());
        for (String text : List.of(source, source + "}}", "{{=<% %>=}}" + source)) {
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
                Template template = Template.parse(text);
                assertThat(template.render((name, filters) -> "a", name -> true)).isNotNull();
                assertThat(template.problems()).hasSizeLessThanOrEqualTo(20);
                assertThat(template.fields()).isNotNull();
                template.showsContent(name -> true);
            });
        }
    }

    @Test
    void clozeDeletionsNestAndShareNumbers() {
        ClozeText text = ClozeText
                .parse("{{c1::outer {{c2::inner::hint}}}} and {{c1,3::both}} {{c9");
        assertThat(text.numbers()).containsExactly(1, 2, 3);
        assertThat(text.prompt(1)).isEqualTo("[...] and [...] {{c9");
        assertThat(text.prompt(2)).isEqualTo("outer [hint] and both {{c9");
        assertThat(text.hidden(1)).containsExactly("outer inner", "both");
        assertThat(text.text()).isEqualTo("outer inner and both {{c9");
    }

    @Test
    void normalisingUnifiesWhatWasTypedDifferently() {
        TextNormalizer english = TextNormalizer.of(Locale.ENGLISH);
        assertThat(english.normalize(" “Straße”\u00a0– K\u1d40 ")).isEqualTo("\"strasse\" - kt");
        assertThat(TextNormalizer.of(Locale.of("tr")).normalize("I İ")).isEqualTo("ı i");
    }
}
