package dev.cardstock.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.text.TextNormalizer;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
