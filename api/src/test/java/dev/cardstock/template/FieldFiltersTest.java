package dev.cardstock.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldFiltersTest {
    private static FieldFilters question(String... filters) {
        return new FieldFilters("Word", List.of(filters), 1, true);
    }

    private static FieldFilters answer(String... filters) {
        return new FieldFilters("Word", List.of(filters), 1, false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            furigana | 日本[にほん] 語[ご]を | <ruby><rb>日本</rb><rt>にほん</rt></ruby><ruby><rb>語</rb><rt>ご</rt></ruby>を
            kana     | 日本[にほん] 語[ご]を | にほんごを
            kanji    | 日本[にほん] 語[ご]を | 日本語を
            kana     | a&nbsp;日[x] b c[d]   | ax bd
            kana     | 日[sound:a.mp3] x[y]  | 日[sound:a.mp3]y
            kanji    | [f]x[y] g[] >s[t]     | [f]xg
            text     | <b>a</b> &amp; b&nbsp;c<br>d<!-- e --><style>f</style> | a & b cd
            text     | &lt;i> &hearts; &#65;&#x42; | <i> ♥ AB
            text     | a &unknown; &amp; <b>b</b>  | a &unknown; &amp; b
            text     | R&D <b                 | R&D <b
            tts en_US speed=0.8 | a <b>b</b>  | [anki:tts lang=en_US speed=0.8]a <b>b</b>[/anki:tts]
            tts      | a                      | a
            unknown  | <b>a</b>               | <b>a</b>
            type     | a                      | [[type:Word]]
            """)
    void filtersMakeHtml(String filter, String field, String html) {
        assertThat(question(filter).html(field)).isEqualTo(html);
    }

    @Test
    void aHintIsALinkThatUncoversIt() {
        assertThat(new FieldFilters("A", List.of("hint"), 1, true).html("hidden <b>q</b>"))
                .isEqualTo("\n<a class=hint href=\"#\"\nonclick=\"this.style.display='none';\n"
                        + "document.getElementById('hint7e9224a9402fc0f0').style.display='block';\n"
                        + "return false;\">\nA</a>\n<div id=\"hint7e9224a9402fc0f0\" class=hint"
                        + " style=\"display: none\">hidden <b>q</b></div>\n");
        assertThat(new FieldFilters("A", List.of("hint"), 1, true).html("long ".repeat(300)))
                .contains("<div id=\"hint1f453d1e9888268a\"");
        assertThat(question("hint").html(" ")).isEqualTo(" ");
        assertThat(question("hint").plain("hidden q")).isEqualTo("hidden q");
    }

    @Test
    void filtersApplyFromTheInnermostOn() {
        assertThat(answer("cloze", "text").html("{{c1::<b>x</b>}} y")).isEqualTo("x y");
        assertThat(answer("cloze", "tts fr").html("{{c1::x}}"))
                .isEqualTo("[anki:tts lang=fr]<span class=\"cloze\" data-ordinal=\"1\">x</span>"
                        + "[/anki:tts]");
        assertThat(question("cloze", "type").html("{{c1::x}}")).isEqualTo("[[type:cloze:Word]]");
        assertThat(question("nc", "type").html("x")).isEqualTo("[[type:Word]]");
        assertThat(question("type", "cloze").html("{{c1::x}}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            cloze    | a {{c1::b::h}} {{c2::c}} | a [h] c | a b c
            cloze    | a {{c2::c}}              | ''      | ''
            type     | word                     | ''      | word
            tts en   | word                     | ''      | ''
            furigana | 日[に] 本[ほん]           | 日[に]本[ほん] | 日[に]本[ほん]
            text     | <a>                      | <a>     | <a>
            """)
    void filtersMakePlainText(String filter, String field, String asked, String answered) {
        assertThat(question(filter).plain(field)).isEqualTo(asked);
        assertThat(answer(filter).plain(field)).isEqualTo(answered);
    }

    @ParameterizedTest
    @CsvSource({"'',true", "' <br>\n<DIV></div><br/>\t',true", "<br  />,false", "&nbsp;,false",
            "<b></b>,false", "<div class=x></div>,false", "[sound:a.mp3],false", "<,false"})
    void aFieldOfLineBreaksIsEmpty(String html, boolean empty) {
        assertThat(FieldFilters.isEmpty(html)).isEqualTo(empty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "]", "a[", "x[y] ", "&", "&amp;", "<", "<!--", "<style>",
            "<script>a",
            "</style>", " ", "<br>", "<div", "a[b\n"})
    void hostileFieldsTakeLittleTime(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (String filter : List.of("furigana", "kana", "kanji", "text", "hint", "cloze")) {
                assertThat(question(filter).html(text)).isNotNull();
                assertThat(question(filter).plain(text)).isNotNull();
            }
            FieldFilters.isEmpty(text);
        });
    }
}
