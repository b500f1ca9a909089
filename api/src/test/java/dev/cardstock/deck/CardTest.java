package dev.cardstock.deck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cardstock.deck.AnswerKey.ListOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardTest {
    private static List<String> cards(NoteType type, String... fields) {
        return Card.of(Note.builder("n", type, "d").fields(fields).build(), type)
                .stream()
                .map(card -> card.id().part() + ": " + card.prompt() + " | " + card.answer() + " | "
                        + card.expected())
                .toList();
    }

    @Test
    void aReversedNoteHasACardInEachDirection() {
        assertThat(cards(NoteType.basicReversed(), "ice", "Eis"))
                .containsExactly("forward: ice | Eis | Eis", "reverse: Eis | ice | ice");
    }

    @Test
    void aSideWithNothingOnItIsNotAskedButTheFirstCardStays() {
        assertThat(cards(NoteType.basicReversed(), "ice", " "))
                .containsExactly("forward: ice |  | ");
        assertThat(cards(NoteType.basicReversed(), "", "Eis"))
                .containsExactly("reverse: Eis |  | ");
        assertThat(cards(NoteType.basicReversed(), "", "")).containsExactly("forward:  |  | ");
        assertThat(cards(NoteType.basic(), "", "Eis")).containsExactly("forward:  | Eis | Eis");
    }

    @Test
    void aClozeNoteHasACardForEachNumber() {
        assertThat(cards(NoteType.cloze(),
                "{{c2::Ice::state}} is {{c1::frozen}} {{c2::water}}, {{c10::cold}}", "More"))
                .containsExactly(
                        "c1: Ice is [...] water, cold | Ice is frozen water, cold\n\nMore | frozen",
                        "c2: [state] is frozen [...], cold | Ice is frozen water, cold\n\nMore"
                                + " | Ice, water",
                        "c10: Ice is frozen water, [...] | Ice is frozen water, cold\n\nMore"
                                + " | cold");
    }

    @Test
    void aClozeNoteWithoutADeletionKeepsOneCard() {
        assertThat(cards(NoteType.cloze(), "Ice {{c0::is}} {{c501::cold}}", ""))
                .containsExactly("c1: Ice is cold | Ice is cold | ");
    }

    @Test
    void anImageOcclusionHasACardForEachMaskAndAPictureAsItsSide() {
        NoteType type = NoteType.imageOcclusion();
        Note note = Note.builder("n", type, "d")
                .field(Markup.plain("{{c1::image-occlusion:rect:left=.1}}"
                        + "{{c3::image-occlusion:ellipse:left=.5}}"))
                .field(new Markup(Markup.Kind.HTML, "<img src=heart.png>", "",
                        List.of("heart.png")))
                .fields("The heart", "", "")
                .build();
        List<Card> cards = Card.of(note, type);
        assertThat(cards).extracting(card -> card.id().toString()).containsExactly("n/m1", "n/m3");
        assertThat(cards).extracting(Card::number).containsExactly(1, 3);
        assertThat(cards).allSatisfy(card -> {
            assertThat(card.prompt().plainText()).isEqualTo("The heart");
            assertThat(card.prompt().media()).containsExactly("heart.png");
            assertThat(card.prompt().source()).contains("<img src=heart.png>");
            assertThat(card.expected().isBlank()).isTrue();
        });
    }

    @Test
    void aSideInHtmlShowsPlainFieldsAsTheyAreWritten() {
        NoteType type = NoteType.custom("t", "T", List.of("Word", "Sound"), List.of(
                CardTemplate.plain("one", "One", "{{Word}}\n{{Sound}}", "{{FrontSide}}!")));
        Note note = Note.builder("n", type, "d")
                .field(Markup.plain("1 < 2 & 3"))
                .field(new Markup(Markup.Kind.HTML, "<b>b</b>", "b", List.of("b.mp3")))
                .build();
        Card card = Card.of(note, type).get(0);
        assertThat(card.prompt().kind()).isEqualTo(Markup.Kind.HTML);
        assertThat(card.prompt().source()).startsWith("1 &lt; 2 &amp; 3").endsWith("<b>b</b>");
        assertThat(card.prompt().plainText()).isEqualTo("1 < 2 & 3\nb");
        assertThat(card.answer().plainText()).isEqualTo("1 < 2 & 3\nb!");
        assertThat(card.expected().plainText()).isEqualTo("!");
    }

    @Test
    void aCardHasTheAnswerKeyOfItsPart() {
        AnswerKey key = AnswerKey.list(ListOrder.ANY_ORDER, "a", "b");
        NoteType type = NoteType.basicReversed();
        Note note = Note.builder("n", type, "d")
                .fields("letters", "a, b")
                .answerKey("forward", key)
                .answerKey("reverse", AnswerKey.NONE)
                .build();
        assertThat(Card.of(note, type)).extracting(Card::answerKey)
                .containsExactly(key, AnswerKey.NONE);
        assertThat(note.answerKeys()).containsOnlyKeys("forward");
    }

    @Test
    void aTypeThatIsNotTheNotesIsRefused() {
        Note note = Note.builder("n", NoteType.basic(), "d").fields("a", "b").build();
        assertThatIllegalArgumentException().isThrownBy(() -> Card.of(note, NoteType.cloze()))
                .withMessage("note 'n' has the type 'basic', not 'cloze'");
    }
}
