package dev.cardstock.formats.qti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.formats.Exchange;
import dev.cardstock.formats.Exchange.Shape;
import dev.cardstock.formats.Zips;
import dev.cardstock.formats.markup.MarkupParser;
import dev.cardstock.review.LearningHistory;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class QtiFormatTest {
    private final Exchange qti = new Exchange(new QtiFormat());

    private static String item(String id, String declarations, String body) {
        return "<?xml version=\"1.0\"?>\n<assessmentItem xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\""
                + " identifier=\"" + id + "\" title=\"t\">\n" + declarations + "<itemBody>" + body
                + "</itemBody></assessmentItem>";
    }

    private static String response(String cardinality, String type, String... values) {
        return "<responseDeclaration identifier=\"R\" cardinality=\"" + cardinality
                + "\" baseType=\"" + type + "\"><correctResponse><value>"
                + String.join("</value><value>", values)
                + "</value></correctResponse></responseDeclaration>";
    }

    private static byte[] bank(int notes) {
        Map<String, String> entries = new LinkedHashMap<>();
        StringBuilder manifest = new StringBuilder("<manifest><resources>");
        for (int i = 0; i < notes; i++) {
            manifest.append("<resource type=\"imsqti_item_xmlv2p1\" href=\"q" + i + ".xml\"/>");
        }
        entries.put("imsmanifest.xml", manifest + "</resources></manifest>");
        for (int i = 0; i < notes; i++) {
            entries.put("q" + i + ".xml", item("q" + i, response("single", "string", "back " + i),
                    "<p>front " + i
                            + "</p><p><textEntryInteraction responseIdentifier=\"R\"/></p>"));
        }
        return Zips.of(entries);
    }

    @Nested
    class Contract extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new QtiFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("bank.qti.zip", bank(notes));
        }

        @Override
        protected List<DeckSource> unsuitable() {
            return List.of(DeckSource.of("a.qti.zip", ""), DeckSource.of("b.qti.zip", bank(0)),
                    DeckSource.of("c.qti.zip", Zips.of(Map.of("a.xml", "<a/>"))),
                    DeckSource.of("d.qti.xml", "<assessmentItem/>"),
                    DeckSource.of("e.qti.xml", "<other/>"),
                    DeckSource.of("f.qti.xml", "<assessmentItem><itemBody></assessmentItem>"));
        }
    }

    @Test
    void readsASingleChoice() {
        Note note = qti.read(item("c", response("single", "identifier", "B"),
                "<p>Look at the <b>sign</b>.</p><choiceInteraction responseIdentifier=\"R\">"
                        + "<prompt>What does it say?</prompt><simpleChoice identifier=\"A\">Stay</simpleChoice>"
                        + "<simpleChoice identifier=\"B\">Never  leave\n luggage</simpleChoice>"
                        + "<simpleChoice identifier=\"C\">Go<feedbackInline>no</feedbackInline></simpleChoice>"
                        + "</choiceInteraction>"))
                .library()
                .notes()
                .iterator()
                .next();
        assertThat(note.id()).isEqualTo("c");
        assertThat(note.fields()).extracting(Markup::plainText)
                .containsExactly("Look at the sign.\nWhat does it say?", "Never leave luggage");
        assertThat(note.answerKey("forward").distractors()).first().isEqualTo("Stay");
        assertThat(note.attributes()).containsEntry("qti.title", "t");
    }

    @Test
    void readsSeveralChoicesOrdersAndMatching() {
        assertThat(key(item("m", response("multiple", "identifier", "A", "C"),
                "<choiceInteraction responseIdentifier=\"R\" maxChoices=\"0\"><simpleChoice identifier=\"A\">H</simpleChoice>"
                        + "<simpleChoice identifier=\"B\">Cl</simpleChoice><simpleChoice identifier=\"C\">O</simpleChoice>"
                        + "</choiceInteraction>")))
                .isEqualTo(new AnswerKey(List.of(), ListOrder.ANY_ORDER, List.of("H", "O"),
                        List.of(), List.of(), List.of("Cl")));
        assertThat(key(item("o", response("ordered", "identifier", "B", "A"),
                "<orderInteraction responseIdentifier=\"R\"><simpleChoice identifier=\"A\">second</simpleChoice>"
                        + "<simpleChoice identifier=\"B\">first</simpleChoice></orderInteraction>")))
                .isEqualTo(AnswerKey.list(ListOrder.ORDERED, "first", "second"));
        Library pairs = qti.read(item("p",
                response("multiple", "directedPair", "A X", "B Y", "C Z"),
                "<p>Who?</p><matchInteraction responseIdentifier=\"R\"><simpleMatchSet>"
                        + "<simpleAssociableChoice identifier=\"A\">Romeo</simpleAssociableChoice>"
                        + "<simpleAssociableChoice identifier=\"B\">Prospero</simpleAssociableChoice></simpleMatchSet>"
                        + "<simpleMatchSet><simpleAssociableChoice identifier=\"X\">Verona</simpleAssociableChoice>"
                        + "<simpleAssociableChoice identifier=\"Y\">Tempest</simpleAssociableChoice></simpleMatchSet>"
                        + "</matchInteraction>"))
                .library();
        assertThat(Exchange.cards(pairs)).containsExactly("Who? / Romeo | Verona",
                "Who? / Prospero | Tempest");
        assertThat(pairs.notes()).extracting(Note::id).containsExactly("p/1", "p/2");
        assertThat(pairs.notes().iterator().next().answerKey("forward").distractors())
                .containsExactly("Tempest");
    }

    private AnswerKey key(String item) {
        return qti.read(item).library().notes().iterator().next().answerKey("forward");
    }

    @Test
    void readsTextEntriesAndGaps() {
        String mapped = "<responseDeclaration identifier=\"R\" cardinality=\"single\" baseType=\"string\">"
                + "<correctResponse><value>York</value></correctResponse><mapping defaultValue=\"0\">"
                + "<mapEntry mapKey=\"York\" mappedValue=\"1\"/><mapEntry mapKey=\"york\" mappedValue=\"0.5\"/>"
                + "<mapEntry mapKey=\"Yorke\" mappedValue=\"1\"/></mapping></responseDeclaration>";
        ImportResult entry = qti.read(item("t", mapped,
                "<p>Which?</p><p><textEntryInteraction responseIdentifier=\"R\"/></p>"));
        assertThat(Exchange.cards(entry.library())).containsExactly("Which? | York");
        assertThat(entry.library().notes().iterator().next().answerKey("forward").alternatives())
                .containsExactly("Yorke");
        Library gap = qti.read(item("g", mapped, "<p>Made glorious summer by this sun of "
                + "<textEntryInteraction responseIdentifier=\"R\" placeholderText=\"town\"/>;</p>"))
                .library();
        assertThat(gap.notes().iterator().next().typeId()).isEqualTo("cloze");
        assertThat(Exchange.cards(gap))
                .containsExactly("Made glorious summer by this sun of [town]; | York");
        Library chosen = qti.read(item("i", response("single", "identifier", "Y"),
                "<p>by <inlineChoiceInteraction responseIdentifier=\"R\"><inlineChoice identifier=\"G\">Gloucester"
                        + "</inlineChoice><inlineChoice identifier=\"Y\">York</inlineChoice></inlineChoiceInteraction></p>"))
                .library();
        assertThat(Exchange.cards(chosen)).containsExactly("by [...] | York");
        assertThat(chosen.notes().iterator().next().answerKey("c1").distractors())
                .containsExactly("Gloucester");
    }

    @Test
    void readsTheNamesOfVersionThree() {
        assertThat(qti
                .cards("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="v3" title="x">
                          <qti-response-declaration base-type="identifier" cardinality="single" identifier="R">
                            <qti-correct-response><qti-value>B</qti-value></qti-correct-response>
                          </qti-response-declaration>
                          <qti-item-body><p>Two?</p><qti-choice-interaction max-choices="1" response-identifier="R">
                            <qti-simple-choice identifier="A">1</qti-simple-choice>
                            <qti-simple-choice identifier="B">2</qti-simple-choice>
                          </qti-choice-interaction></qti-item-body>
                        </qti-assessment-item>
                        """))
                .containsExactly("Two? | 2");
    }

    @Test
    void whatIsNoCardIsReported() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("imsmanifest.xml", "<manifest><resources>"
                + "<resource type=\"imsqti_test_xmlv2p1\" href=\"test.xml\"/>"
                + "<resource type=\"imsqti_item_xmlv2p1\" href=\"gone.xml\"/>"
                + "<resource type=\"imsqti_item_xmlv2p1\" href=\"./a/b.xml\"/>"
                + "<resource type=\"imsqti_item_xmlv2p1\" href=\"a/c.xml\"/>"
                + "<resource type=\"imsqti_item_xmlv2p1\" href=\"a/d.xml\"/>"
                + "<resource type=\"imsqti_item_xmlv2p1\" href=\"a/e.xml\"/></resources></manifest>");
        entries.put("a/b.xml", item("b", "", "<uploadInteraction responseIdentifier=\"R\"/>"));
        entries.put("a/c.xml", item("c", "", "<p>text</p>"));
        entries.put("a/d.xml", "<other/>");
        entries.put("a/e.xml", item("e", "", "<p>Why? <img src=\"../i/x.png\" alt=\"\"/></p>"
                + "<extendedTextInteraction responseIdentifier=\"R\"/>"));
        entries.put("i/x.png", "1");
        ImportResult read = qti.read(Zips.of(entries));
        assertThat(read.diagnostics()).extracting(Diagnostic::code)
                .containsExactly("resource", "missing-item", "interaction", "no-interaction",
                        "no-item", "missing-answer");
        assertThat(read.library().notes()).singleElement()
                .extracting(note -> note.fields().get(0).media())
                .isEqualTo(List.of("i_x.png"));
        assertThat(read.library().media()).extracting(Media::name).containsExactly("i_x.png");
    }

    @Test
    void declarationsAreRefused() {
        assertThatThrownBy(() -> qti.read("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                + "<assessmentItem><itemBody>&e;</itemBody></assessmentItem>"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("document type");
    }

    @Test
    void writesWhatTheSpecificationHasAPlaceFor() throws Exception {
        Library library = Library.builder("deck")
                .deck("Words")
                .card("1 < 2?", "yes",
                        AnswerKey.alternatives("true").withDistractors(List.of("no")))
                .card("two\nlines", "a\nb")
                .card("", "x")
                .card("y", "")
                .build();
        Map<String, String> entries = Zips
                .texts(qti.bytes(library, LearningHistory.empty(), MediaSource.none()));
        assertThat(entries.keySet()).containsExactly("items/1.xml", "items/2.xml", "items/3.xml",
                "items/4.xml", "imsmanifest.xml");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            Document xml = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(entry.getValue())));
            assertThat(xml.getDocumentElement().getNamespaceURI()).startsWith(
                    "http://www.imsglobal.org/xsd/");
        }
        assertThat(entries.get("items/1.xml")).contains("identifier=\"", "title=\"1 &lt; 2?\"",
                "maxChoices=\"1\"", "<mapEntry mapKey=\"C2\" mappedValue=\"1\"/>",
                "rptemplates/map_response");
        assertThat(entries.get("items/2.xml")).contains("two<br/>lines", "extendedTextInteraction",
                "<rubricBlock view=\"scorer tutor\">");
        assertThat(entries.get("imsmanifest.xml")).contains("QTIv2.1 Package",
                "<lom:taxon><lom:entry><lom:string>Words</lom:string>");
        assertThat(Exchange.content(qti.read(qti.bytes(library, LearningHistory.empty(),
                MediaSource.none())).library())).isEqualTo(Exchange.content(library));
    }

    @Test
    void htmlAndMediaSurvive() throws IOException {
        Library library = Library.builder("deck")
                .add(dev.cardstock.deck.Deck.builder("d", "deck").build())
                .add(new Media("a b.png", 3, null))
                .add(Note.builder("n", NoteType.basic(), "d")
                        .field(MarkupParser
                                .html("<u>x</u> <img src=\"a b.png\"> <ruby>漢<rt>kan</rt></ruby>"))
                        .field(MarkupParser
                                .html("<b style=\"color: red\">1</b><script>x()</script>"))
                        .build())
                .add(Note.builder("m", NoteType.cloze(), "d")
                        .field(MarkupParser.html("<i>{{c1::a &amp; b}}</i> is {{c2::c::d}}"))
                        .field(Markup.plain("more"))
                        .build())
                .build();
        byte[] written = qti.bytes(library, LearningHistory.empty(),
                MediaSource.of(Map.of("a b.png", new byte[]{1, 2, 3})));
        assertThat(qti.dropped).singleElement()
                .satisfies(found -> assertThat(found.message()).contains("styles"));
        try (ImportResult read = qti.read(written)) {
            List<Note> notes = List.copyOf(read.library().notes());
            assertThat(notes.get(0).fields().get(0).media()).containsExactly("a b.png");
            assertThat(notes.get(0).fields().get(0).source()).isEqualTo(
                    "<u>x</u> <img src=\"a b.png\"> <ruby>漢<rt>kan</rt></ruby>");
            assertThat(notes.get(0).fields().get(1).source()).isEqualTo("<b>1</b>");
            assertThat(notes.get(1).fields()).isEqualTo(library.note("m").orElseThrow().fields());
            assertThat(read.media().open("a b.png")).hasBinaryContent(new byte[]{1, 2, 3});
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsWrittenIsReadAgain(long seed) {
        Library library = Exchange.random(seed, new Shape(true, true, true, true, true, false));
        byte[] bytes = qti.bytes(library, LearningHistory.empty(), MediaSource.none());
        assertThat(qti.dropped).as("seed %d", seed).isEmpty();
        Library again = qti.read(bytes).library();
        assertThat(Exchange.content(again)).as("seed %d", seed)
                .isEqualTo(Exchange.content(library));
        assertThat(qti.bytes(again, LearningHistory.empty(), MediaSource.none()))
                .as("seed %d", seed)
                .isEqualTo(bytes);
    }

    @Test
    void isRecognisedByItsContent() throws IOException {
        DeckFormats formats = DeckFormats.installed();
        assertThat(formats.detect(DeckSource.of("x.zip", bank(2))).id()).isEqualTo("qti");
        assertThat(formats.detect(DeckSource.of("x.xml", item("a", "", ""))).id()).isEqualTo("qti");
    }
}
