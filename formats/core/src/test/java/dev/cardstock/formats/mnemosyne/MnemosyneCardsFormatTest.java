package dev.cardstock.formats.mnemosyne;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.formats.Exchange;
import dev.cardstock.formats.Exchange.Shape;
import dev.cardstock.formats.Zips;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import dev.cardstock.review.ReviewLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MnemosyneCardsFormatTest {
    private final Exchange cards = new Exchange(new MnemosyneCardsFormat());

    private static byte[] zip(String log, String... more) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("cards.xml",
                "<openSM2sync number_of_entries=\"1\">" + log + "</openSM2sync>\n");
        entries.put("METADATA", "card_set_name:Birds\nauthor_name:Ann\nnotes:one<br>two\n");
        for (int i = 0; i < more.length; i += 2) {
            entries.put(more[i], more[i + 1]);
        }
        return Zips.of(entries);
    }

    private static String fact(String id, String data) {
        return "<log type=\"16\" o_id=\"" + id + "\">" + data + "</log>\n";
    }

    private static String card(String id, String fact, String view, String more) {
        return "<log type=\"6\" o_id=\"" + id + "\" card_t=\"" + view.substring(0,
                view.lastIndexOf('.')) + "\" fact=\"" + fact + "\" fact_v=\"" + view + "\" "
                + (more.contains("gr=") ? more : "gr=\"-1\" e=\"2.5\" " + more) + "</log>\n";
    }

    private static final String TAGS = "<log type=\"10\" o_id=\"t1\"><name>Animals::Birds</name></log>"
            + "<log type=\"10\" o_id=\"t2\"><name>hard</name></log>"
            + "<log type=\"10\" o_id=\"__UNTAGGED__\"><name>__UNTAGGED__</name></log>";

    @Nested
    class Contract extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new MnemosyneCardsFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("birds.cards", zip(TAGS + IntStream.range(0, notes)
                    .mapToObj(i -> fact("f" + i,
                            "<f>front " + i + "</f><b>&lt;i&gt;bäck&lt;/i&gt;\n"
                                    + i + "</b>")
                            + card("c" + i, "f" + i, "1.1", "tags=\"t1,t2\">"))
                    .collect(Collectors.joining())));
        }

        @Override
        protected List<DeckSource> unsuitable() {
            return List.of(DeckSource.of("a.cards", ""), DeckSource.of("b.cards", zip("")),
                    DeckSource.of("c.cards", Zips.of(Map.of("METADATA", "x"))));
        }
    }

    @Test
    void readsFactsOfAllTypes() {
        String log = TAGS
                + "<log type=\"19\" o_id=\"9.1\"><name>Ask</name><q_fact_keys>['w']</q_fact_keys>"
                + "<a_fact_keys>['m', 'x']</a_fact_keys></log>"
                + "<log type=\"22\" o_id=\"9\"><name>Word</name><fact_keys_and_names>[('w', u'W\\u00f6rd'),"
                + " ('m', 'Meaning'), ('x', 'Meaning')]</fact_keys_and_names><fact_views>['9.1']</fact_views></log>"
                + fact("a", "<f>one</f><b>eins</b>") + fact("b", "<f>two</f><b>zwei</b>")
                + fact("c", "<f>犬</f><p_1>inu</p_1><m_1>dog</m_1>")
                + fact("d",
                        "<loc>Rome</loc><blank>&lt;img src=\"m/b.png\"&gt;</blank><marked>&lt;img src=\"m/r.png\"&gt;</marked>")
                + fact("e", "<text>La [casa:house] es [grande]</text>")
                + fact("g", "<f>[Yo:I] veo</f><m_1>I see</m_1>")
                + fact("h", "<w>Eis</w><m>ice</m>") + fact("i", "<f>left</f><b>right</b>")
                + fact("j", "<f>none</f>") + fact("k", "<f>?</f>")
                + card("1", "a", "1.1", "tags=\"__UNTAGGED__\">")
                + card("2", "b", "2.1", "tags=\"t1\">") + card("3", "b", "2.2", "tags=\"t2,t1\">")
                + card("4", "c", "3.1", "tags=\"t1\">") + card("5", "c", "3.2", "tags=\"t1\">")
                + card("6", "d", "4.1", "tags=\"\">") + card("7", "d", "4.2", "tags=\"\">")
                + card("8", "e", "5.1",
                        "tags=\"\"><extra>{'cloze': 'casa:house', 'index': 0}</extra>")
                + card("9", "e", "5.1", "tags=\"\"><extra>{'cloze': 'grande', 'index': 1}</extra>")
                + card("10", "g", "6.1", "tags=\"\">")
                + card("11", "g", "6.2", "tags=\"\"><extra>{'index': 0, 'cloze': 'Yo:I'}</extra>")
                + card("12", "h", "9.1", "tags=\"\">") + card("13", "i", "2.2", "tags=\"\">")
                + card("14", "k", "77.1", "tags=\"\">");
        ImportResult read = cards.read(zip(log, "m/b.png", "1", "m/r.png", "2"));
        Library library = read.library();
        assertThat(Exchange.cards(library)).containsExactly("one | eins", "two | zwei",
                "zwei | two", "犬 | inu / dog", "dog | 犬 / inu", " | Rome", "Rome | ",
                "La [house] es grande | casa", "La casa es [...] | grande", "Yo veo | I see",
                "[I] veo | Yo", "Eis | ice", "right | left");
        assertThat(library.notes()).extracting(Note::id)
                .containsExactly("a", "b", "c", "d", "e", "g", "g/cloze", "h", "i");
        assertThat(library.note("g/cloze").orElseThrow().sameFactAs()).containsExactly("g");
        assertThat(library.path(library.note("a").orElseThrow().deckId())).containsExactly("deck");
        assertThat(library.path(library.note("b").orElseThrow().deckId()))
                .containsExactly("Animals", "Birds");
        assertThat(library.note("b").orElseThrow().tags()).containsExactly("hard");
        assertThat(library.note("d").orElseThrow().fields().get(2).media())
                .containsExactly("m_r.png");
        assertThat(library.media()).extracting(Media::name)
                .containsExactlyInAnyOrder("m_b.png", "m_r.png");
        assertThat(library.title()).isEqualTo("Birds");
        assertThat(library.description()).isEqualTo("one\ntwo");
        assertThat(read.diagnostics()).extracting(Diagnostic::code)
                .containsExactly("no-cards", "card-type");
        byte[] again = cards.bytes(library, read.history(), MediaSource.none());
        Library same = cards.read(again).library();
        assertThat(Exchange.content(same)).isEqualTo(Exchange.content(library));
        assertThat(Exchange.cards(same)).isEqualTo(Exchange.cards(library));
        assertThat(same.attributes()).containsEntry("mnemosyne.author_name", "Ann");
    }

    @Test
    void readsAndWritesSchedules() {
        ImportResult read = cards.read(zip(fact("a", "<f>1</f><b>2</b>") + card("1", "a", "2.1",
                "tags=\"\" gr=\"4\" e=\"2.3\" ac_rp=\"1\" rt_rp=\"3\" lps=\"1\" rt_rp_l=\"2\""
                        + " l_rp=\"1330560000\" n_rp=\"1330905600\">")
                + card("2", "a", "2.2",
                        "tags=\"\" gr=\"1\" e=\"9999999999\" ac_rp=\"2\" rt_rp=\"0\""
                                + " lps=\"0\" rt_rp_l=\"0\" l_rp=\"99999999999\" n_rp=\"1\">")));
        CardSchedule schedule = read.history().schedules().iterator().next();
        assertThat(read.history().schedules()).hasSize(1);
        assertThat(schedule).isEqualTo(new CardSchedule(new CardId("a", "forward"), Phase.REVIEW,
                Instant.parse("2012-03-05T00:00:00Z"), Instant.parse("2012-03-01T00:00:00Z"),
                Duration.ofDays(4), 0, 4, 1, MemoryState.of("sm2", 1,
                        Map.of("ease", 2.3, "interval", 4.0, "repeat", 0.0, "streak", 2.0))));
        byte[] written = cards.bytes(read.library(),
                LearningHistory.of(ReviewLog.of(List.of()), List.of(schedule)),
                MediaSource.none());
        assertThat(cards.dropped).isEmpty();
        assertThat(cards.read(written).history().schedules()).containsExactly(schedule);
    }

    @Test
    void whatIsNoPlaceForIsReported() {
        NoteType occlusion = NoteType.imageOcclusion();
        Library library = Library.builder("deck")
                .add(Deck.builder("d", "d").build())
                .add(Note.builder("n1", NoteType.cloze(), "d").fields("{{c2::a}} [x]", "").build())
                .add(Note.builder("n2", occlusion, "d")
                        .fields("{{c1::image-occlusion:rect:left=.1:top=.1:width=.1:height=.1}}",
                                "a.png", "", "", "")
                        .build())
                .build();
        cards.bytes(library, LearningHistory.empty(), MediaSource.none());
        assertThat(cards.dropped).hasSize(2)
                .allMatch(found -> found.message().contains("has no form for the type"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsWrittenIsReadAgain(long seed) {
        Library library = Exchange.random(seed, new Shape(true, true, true, false, false, true));
        byte[] bytes = cards.bytes(library, LearningHistory.empty(), MediaSource.none());
        assertThat(cards.dropped).as("seed %d", seed).isEmpty();
        Library again = cards.read(bytes).library();
        assertThat(Exchange.content(again)).as("seed %d", seed)
                .isEqualTo(Exchange.content(library));
        assertThat(cards.bytes(again, LearningHistory.empty(), MediaSource.none()))
                .as("seed %d", seed)
                .isEqualTo(bytes);
    }

    @Test
    void isRecognisedByItsEntries() throws IOException {
        assertThat(DeckFormats.installed().detect(DeckSource.of("x.zip", zip(TAGS))).id())
                .isEqualTo("mnemosyne-cards");
    }
}
