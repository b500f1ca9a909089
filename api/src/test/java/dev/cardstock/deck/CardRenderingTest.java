package dev.cardstock.deck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardRenderingTest {
    private static final List<String> FIELDS = List.of("A", "B", "C");

    private static Markup html(String source) {
        return Markup.html(source, source.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&amp;", "&"));
    }

    private static NoteType type(NoteType.Kind kind, String question, String answer) {
        return new NoteType("t", "My type", kind,
                FIELDS.stream().map(FieldDefinition::named).toList(),
                List.of(new CardTemplate("one", "My card", html(question), html(answer),
                        new TreeMap<>())),
                "", new TreeMap<>());
    }

    private static Card card(NoteType type, String... fields) {
        Note.Builder note = Note.builder("n", type, "d");
        for (int i = 0; i < FIELDS.size(); i++) {
            note.field(i < fields.length ? html(fields[i]) : Markup.EMPTY);
        }
        return Card.of(note.build(), type).get(0);
    }

    private static Card normal(String question, String answer, String... fields) {
        return card(type(NoteType.Kind.NORMAL, question, answer), fields);
    }

    private static Card cloze(String question, String answer, String... fields) {
        return card(type(NoteType.Kind.CLOZE, question, answer), fields);
    }

    @Test
    void theAnswerRepeatsTheFrontSideWithoutFiltering() {
        Card card = normal("{{FrontSide}}<b>{{A}}</b>", "{{text:FrontSide}}<hr id=answer>{{B}}",
                "x [sound:a.mp3]", "y &amp; z");
        assertThat(card.prompt().source()).isEqualTo("<b>x [sound:a.mp3]</b>");
        assertThat(card.answer().source())
                .isEqualTo("<b>x [sound:a.mp3]</b><hr id=answer>y &amp; z");
        assertThat(card.answer().kind()).isEqualTo(Markup.Kind.HTML);
        assertThat(card.expected().plainText()).isEqualTo("y & z");
        assertThat(card.expected().source()).isEqualTo("y &amp; z");
    }

    @Test
    void specialFieldsTellWhereACardIs() {
        NoteType type = type(NoteType.Kind.NORMAL,
                "{{A}}[{{Type}}][{{Card}}][{{Deck}}][{{Subdeck}}][{{Tags}}][{{CardFlag}}]",
                "{{#Tags}}t{{/Tags}}{{^Tags}}n{{/Tags}}{{#Deck}}d{{/Deck}}{{#c1}}1{{/c1}}{{c1}}");
        Library.Builder builder = Library.builder("L").deck("Top", "Leaf").add(type);
        String deck = builder.build().decks().stream().reduce((a, b) -> b).orElseThrow().id();
        Library library = builder
                .add(Note.builder("n", type, deck)
                        .field(html("x"))
                        .fields("", "")
                        .tags(List.of("zeta", "alpha::x"))
                        .starred(true)
                        .build())
                .add(CardOverride.of(new CardId("n", "one")).flagged(3))
                .build();
        Card card = library.card(new CardId("n", "one")).orElseThrow();
        assertThat(card.prompt().source())
                .isEqualTo("x[My type][My card][Top::Leaf][Leaf][alpha::x marked zeta][flag3]");
        assertThat(card.answer().source()).isEqualTo("td11");
        assertThat(normal("{{A}}{{Tags}}[{{Deck}}{{CardFlag}}]", "", "x").prompt().source())
                .isEqualTo("x[flag0]");
    }

    @Test
    void aClozeCardKnowsItsNumber() {
        Card card = cloze("{{cloze:A}}{{#c1}}1{{/c1}}{{^c1}}not{{/c1}}{{#c2}}2{{/c2}}",
                "{{cloze:A}} {{cloze:B}}{{cloze-only:A}}", "a {{c1::b::h}} {{c2::c}}", "more");
        assertThat(card.prompt().source()).isEqualTo("a <span class=\"cloze\" data-cloze=\"b\""
                + " data-ordinal=\"1\">[h]</span> <span class=\"cloze-inactive\""
                + " data-ordinal=\"2\">c</span>1");
        assertThat(card.prompt().plainText()).isEqualTo("a [h] c1");
        assertThat(card.answer().plainText()).isEqualTo("a b c b");
        assertThat(card.expected().plainText()).isEqualTo("b");
    }

    @Test
    void aClozeNoteWithoutADeletionShowsItsText() {
        Card card = cloze("{{cloze:A}}", "{{cloze:A}}|{{B}}", "<b>no</b> deletion", "x");
        assertThat(card.prompt().source()).isEqualTo("<b>no</b> deletion");
        assertThat(card.answer().plainText()).isEqualTo("no deletion|x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {{A}}{{type:B}}        | {{FrontSide}}<hr>{{type:B}} | right
            {{A}}{{type:nc:B}}     | {{A}}                       | right
            {{A}}{{type:C}}        | {{FrontSide}}<hr id=answer>{{B}} | right
            {{#C}}{{type:A}}{{/C}} | {{B}}                       | right
            Say: {{A}}             | Say: {{A}}<br>{{B}}         | right
            {{A}} of it?           | {{A}} of it?<br>{{B}}       | right
            {{A}}{{hint:B}}        | {{B}}                       | right
            {{A}} ({{C}})          | {{B}} (x)                   | right (x)
            {{A}}{{tts en:A}}      | {{tts en:B}}{{text:B}}      | right
            """)
    void whatIsExpectedIsNotWhatIsShownAlready(String question, String answer, String expected) {
        Card card = normal(question, answer, "left", "right");
        assertThat(card.expected().plainText()).isEqualTo(expected);
    }

    @Test
    void whatIsToBeTypedOfAClozeTextIsWhatItHides() {
        Card card = cloze("{{cloze:A}}{{type:cloze:A}}", "{{cloze:A}}{{type:cloze:A}}",
                "{{c1::one}} {{c2::two}} {{c1::three::h}}");
        assertThat(card.prompt().source()).endsWith("[[type:cloze:A]]");
        assertThat(card.prompt().plainText()).isEqualTo("[...] two [h]");
        assertThat(card.expected().plainText()).isEqualTo("one, three");
    }

    @Test
    void aPlainTemplateAroundHtmlIsEscaped() {
        NoteType type = NoteType.custom("t", "T", FIELDS,
                List.of(CardTemplate.plain("one", "One", "1 < 2:\n{{A}}", "{{B}}")));
        Card card = card(type, "<i>x</i>");
        assertThat(card.prompt().source()).isEqualTo("1 &lt; 2:<br><i>x</i>");
        assertThat(card.prompt().plainText()).isEqualTo("1 < 2:\nx");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {{B}}               | <br>            | false
            {{B}}               | <b></b>         | true
            {{B}}               | [sound:a.mp3]   | true
            {{#B}}text{{/B}}    | x               | false
            {{^C}}{{B}}{{/C}}   | x               | true
            {{Tags}}            | x               | false
            {{Deck}}            | x               | true
            {{FrontSide}}       | x               | false
            {{hint:B}}          | x               | true
            {{type:B}}          | <div></div>     | false
            """)
    void aCardIsGivenWhereItsQuestionShowsAField(String question, String field, boolean given) {
        NoteType type = new NoteType("t", "T", NoteType.Kind.NORMAL,
                FIELDS.stream().map(FieldDefinition::named).toList(),
                List.of(CardTemplate.plain("first", "First", "{{A}}", ""), new CardTemplate("one",
                        "One", html(question), Markup.EMPTY, new TreeMap<>())),
                "", new TreeMap<>());
        Note note = Note.builder("n", type, "d")
                .field(html("x"))
                .field(html(field))
                .fields("")
                .build();
        assertThat(Card.of(note, type)).hasSize(given ? 2 : 1);
    }

    @Test
    void whatIsBrokenIsRenderedAsFarAsItIsUnderstood() {
        assertThat(normal("{{A}}{{#B}}{{Missing}}!", "{{B", "x", "y").prompt().source())
                .isEqualTo("x!");
        assertThat(normal("{{A}}", "{{B", "x", "y").answer().source()).isEqualTo("{{B");
    }
}
