package dev.cardstock.formats.moodle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.formats.Exchange;
import dev.cardstock.formats.Exchange.Shape;
import dev.cardstock.review.LearningHistory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoodleXmlFormatTest extends DeckFormatContract {
    private final Exchange moodle = new Exchange(new MoodleXmlFormat());

    private static String quiz(String questions) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- made by hand -->\n<quiz>\n"
                + questions + "</quiz>\n";
    }

    private static String question(String type, String text, String more) {
        return "<question type=\"" + type + "\"><name><text>n</text></name>"
                + "<questiontext format=\"html\"><text><![CDATA[" + text
                + "]]></text></questiontext>" + more + "</question>\n";
    }

    private static String answer(String fraction, String text) {
        return "<answer fraction=\"" + fraction + "\"><text>" + text + "</text></answer>";
    }

    @Override
    protected DeckFormat format() {
        return new MoodleXmlFormat();
    }

    @Override
    protected DeckSource source(int notes) {
        return DeckSource.of("words.moodle.xml", quiz(IntStream.range(0, notes)
                .mapToObj(i -> question("shortanswer", "<p>What is " + i + "?</p>",
                        answer("100", "number " + i) + "<tags><tag><text>t</text></tag></tags>"))
                .collect(Collectors.joining())));
    }

    @Override
    protected List<DeckSource> unsuitable() {
        return List.of(DeckSource.of("a.xml", ""), DeckSource.of("b.xml", quiz("")),
                DeckSource.of("c.xml", "<other/>"), DeckSource.of("d.xml", quiz("<question>")),
                DeckSource.of("e.xml", quiz(question("description", "text", ""))));
    }

    private List<Note> notes(String questions) {
        return List.copyOf(moodle.read(quiz(questions)).library().notes());
    }

    @Test
    void readsChoicesTruthNumbersAndEssays() {
        List<Note> notes = notes(question("multichoice", "<b>a</b>",
                "<single>true</single>" + answer("100", "b") + answer("100", "c")
                        + answer("0", "d") + answer("50", "e"))
                + question("truefalse", "f", answer("0", "true") + answer("100", "false"))
                + question("numerical", "g", "<answer fraction=\"100\"><text>3</text>"
                        + "<tolerance>0.5</tolerance></answer>")
                + question("essay", "h", answer("0", "")));
        assertThat(notes).extracting(note -> note.fields().toString())
                .containsExactly("[a, b]",
                        "[f, False]", "[g, 3]", "[h, ]");
        assertThat(notes.get(0).answerKey("forward")).isEqualTo(AnswerKey.alternatives("c")
                .withDistractors(List.of("d")));
        assertThat(notes.get(1).answerKey("forward").distractors()).containsExactly("True");
        assertThat(notes.get(2).attributes()).containsEntry("gift.numerical", "3:0.5")
                .containsEntry("gift.name", "n");
    }

    @Test
    void readsListsPairsAndGaps() {
        List<Note> notes = notes(question("multichoice", "primes",
                "<single>false</single>" + answer("50", "2") + answer("50", "3")
                        + answer("-100", "4"))
                + question("matching", "capitals",
                        "<subquestion><text>France</text><answer><text>Paris</text></answer>"
                                + "</subquestion><subquestion><text></text><answer><text>Oslo"
                                + "</text></answer></subquestion>")
                + question("cloze", "The {1:SHORTANSWER:=cat~%100%tom cat~dog#no} sat {on} "
                        + "the {:MULTICHOICE:mat~=m\\}at} {1:NUMERICAL:=7:0.5~*#no}.", ""));
        assertThat(notes.get(0).answerKey("forward")).isEqualTo(new AnswerKey(List.of(),
                ListOrder.ANY_ORDER, List.of("2", "3"), List.of(), List.of(), List.of("4")));
        assertThat(notes.get(1).fields().toString()).isEqualTo("[capitals\nFrance, Paris]");
        assertThat(notes.get(1).answerKey("forward").distractors()).containsExactly("Oslo");
        assertThat(notes.get(2).typeId()).isEqualTo("cloze");
        assertThat(notes.get(2).fields().get(0).source())
                .isEqualTo("The {{c1::cat}} sat {on} the {{c2::m}at}} {{c3::7}}.");
        assertThat(notes.get(2).answerKeys()).containsOnlyKeys("c1", "c2");
        assertThat(notes.get(2).answerKey("c1")).isEqualTo(AnswerKey.alternatives("tom cat")
                .withDistractors(List.of("dog")));
    }

    @Test
    void readsCategoriesIdsAndTags() {
        Library library = moodle.read(quiz("<question type=\"category\"><category><text>"
                + "$course$/top/A/B//C</text></category></question>"
                + question("shortanswer", "a", answer("100", "b") + "<idnumber>id7</idnumber>"
                        + "<tags><tag><text>one</text></tag><tag><text>two</text></tag></tags>")))
                .library();
        Note note = library.notes().iterator().next();
        assertThat(note.id()).isEqualTo("id7");
        assertThat(note.tags()).containsExactly("one", "two");
        assertThat(library.path(note.deckId())).containsExactly("A", "B/C");
    }

    @Test
    void saysWhatItLeavesOut() {
        assertThat(moodle.diagnostics(quiz(question("description", "a", "")
                + question("shortanswer", "b", "<hint/><answer fraction=\"100\"><text>c</text>"
                        + "<feedback><text>well</text></feedback></answer>" + answer("x", "d")
                        + answer("50", "e"))
                + question("multichoice", "f", answer("0", "g"))
                + "<question type=\"essay\"><questiontext><text>h</text><file name=\"a.png\""
                + " encoding=\"base64\">AAAA</file></questiontext></question>")))
                .containsExactly("question-type 4", "feedback 5", "hint 5", "fraction 5",
                        "partial-answer 5", "missing-answer 6", "missing-answer 7");
    }

    @Test
    void writesWhatMoodleUnderstands() {
        Library library = Library.builder("deck")
                .deck("A/B")
                .card("1 < 2", "yes", AnswerKey.NONE.withDistractors(List.of("no")))
                .build();
        assertThat(moodle.write(library)).contains("<category><text>A//B</text></category>",
                "<question type=\"multichoice\">", "<name><text>1 &lt; 2</text></name>",
                "<answer fraction=\"100\" format=\"plain_text\"><text>yes</text></answer>",
                "<answer fraction=\"0\" format=\"plain_text\"><text>no</text></answer>");
        assertThat(moodle.read(moodle.write(library))
                .library()
                .notes()
                .iterator()
                .next()
                .attributes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsWrittenIsReadAgain(long seed) {
        Library library = Exchange.random(seed, new Shape(true, true, true, true, true, false));
        String text = moodle.write(library);
        assertThat(moodle.dropped).as("seed %d", seed).isEmpty();
        assertThat(Exchange.content(moodle.read(text).library())).as("seed %d", seed)
                .isEqualTo(Exchange.content(library));
    }

    @Test
    void listsAndNumbersAreWrittenAsSuch() {
        List<Note> before = notes(question("multichoice", "primes",
                "<single>false</single>" + answer("50", "2") + answer("50", "3")
                        + answer("-100", "4"))
                + question("numerical", "g", "<answer fraction=\"100\"><text>3</text>"
                        + "<tolerance>0.5</tolerance></answer>"));
        Library library = Library.builder("deck").deck("deck").build();
        String deck = library.decks().iterator().next().id();
        Library.Builder copy = Library.builder("deck").add(library.decks().iterator().next());
        before.forEach(note -> copy.add(note.toBuilder().deck(deck).build()));
        String text = moodle.write(copy.build());
        assertThat(moodle.dropped).isEmpty();
        assertThat(moodle.read(text).library().notes()).extracting(Note::answerKeys)
                .containsExactlyElementsOf(before.stream().map(Note::answerKeys).toList());
        assertThat(moodle.read(text).library().notes()).extracting(Note::attributes)
                .containsExactlyElementsOf(before.stream().map(Note::attributes).toList());
    }

    @Test
    void refusesDeclarationsAndBrokenXml() throws IOException {
        assertThatThrownBy(() -> moodle.read("<!DOCTYPE quiz [<!ENTITY a \"b\">]><quiz/>"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("document type");
        assertThatThrownBy(() -> moodle.read(quiz("<question>\n</quest>")))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("line 5", "export it again");
        assertThat(DeckFormats.installed().detect(DeckSource.of("a.xml", quiz(""))).id())
                .isEqualTo("moodle-xml");
    }

    private static String withFile(String name, String base64) {
        return "<question type=\"shortanswer\"><questiontext format=\"html\"><text><![CDATA[<p>What is"
                + " this? <img src=\"@@PLUGINFILE@@/" + name.replace(" ", "%20")
                + "?time=1\"></p>]]></text><file name=\"" + name
                + "\" path=\"/\" encoding=\"base64\">" + base64
                + "</file></questiontext><answer fraction=\"100\"><text>it</text></answer></question>";
    }

    @Test
    void filesAreMediaEachUnderANameOfItsOwn() throws IOException {
        ImportResult read = moodle.read(quiz(withFile("a b.png", "AAEC")
                + withFile("c.png", "AAE\n=") + withFile("c.png", "AgM=")
                + withFile("c.png", "AAE=") + withFile("bad.png", "=A=")));
        List<String> names = read.library().media().stream().map(Media::name).toList();
        assertThat(names).hasSize(3).startsWith("a b.png", "c.png");
        assertThat(names.get(2)).matches("c-[0-9a-f]{8}\\.png");
        assertThat(read.library().notes()).extracting(note -> note.fields().get(0).media())
                .startsWith(List.of("a b.png"), List.of("c.png"), List.of(names.get(2)),
                        List.of("c.png"));
        try (InputStream in = read.media().open("a b.png")) {
            assertThat(in.readAllBytes()).containsExactly(0, 1, 2);
        }
        assertThat(read.diagnostics()).singleElement()
                .satisfies(found -> assertThat(found.message()).contains("bad.png"));
        byte[] written = moodle.bytes(read.library(), LearningHistory.empty(), read.media());
        assertThat(new String(written, UTF_8)).contains("@@PLUGINFILE@@/a%20b.png",
                "<file name=\"a b.png\" path=\"/\" encoding=\"base64\">AAEC</file>");
        ImportResult again = moodle.read(DeckSource.of("deck.moodle.xml", written));
        assertThat(again.library().notes()).containsExactlyElementsOf(read.library().notes());
        for (String name : names) {
            try (InputStream in = again.media().open(name);
                    InputStream was = read.media().open(name)) {
                assertThat(in.readAllBytes()).isEqualTo(was.readAllBytes());
            }
        }
    }
}
