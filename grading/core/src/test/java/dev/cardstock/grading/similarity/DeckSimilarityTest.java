package dev.cardstock.grading.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.Card;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Library;
import dev.cardstock.grading.similarity.Overlap.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeckSimilarityTest {
    private static final Library ATTENTION = Library.builder("Attention")
            .language("en")
            .card("What does the query stand for?", "what a token looks for")
            .card("What does the key stand for?", "what a token offers to others")
            .card("What does the value stand for?", "the content that is passed on")
            .card("What is masking?", "hiding future positions",
                    AnswerKey.alternatives("hiding what comes later"))
            .card("What is a head?", "one attention subspace")
            .build();

    private static final Library CAPITALS = capitals();

    private static Library capitals() {
        Library.Builder library = Library.builder("Capitals").language("en");
        String[][] rows = {{"France", "Paris"}, {"Italy", "Rome"}, {"Spain", "Madrid"},
                {"Portugal", "Lisbon"}, {"Austria", "Vienna"}, {"Poland", "Warsaw"}};
        for (String[] row : rows) {
            library.card(row[0] + ": capital?", row[1]);
        }
        return library.card("End of the First World War?", "1918")
                .card("Fall of the Berlin Wall?", "1989")
                .card("First landing on the Moon?", "1969")
                .card("Start of the French Revolution?", "1789")
                .card("Why is the sky blue?",
                        "Short waves are scattered by air far more than long ones are")
                .build();
    }

    private static CardId card(Library library, String prompt) {
        return library.cards()
                .filter(card -> card.prompt().plainText().equals(prompt))
                .map(Card::id)
                .findFirst()
                .orElseThrow();
    }

    private static String prompt(Library library, CardId id) {
        return library.card(id).orElseThrow().prompt().plainText();
    }

    private static List<String> found(Library library) {
        List<String> lines = new ArrayList<>();
        for (Overlap overlap : DeckSimilarity.of(library).overlaps()) {
            lines.add(overlap.kind() + ": " + String.join(" | ",
                    overlap.cards().stream().map(id -> prompt(library, id)).toList()));
        }
        return lines;
    }

    private static List<String> texts(List<Distractor> distractors) {
        return distractors.stream().map(Distractor::text).toList();
    }

    @Test
    void theAnswerOfAnotherCardIsTracedToItsCard() {
        DeckSimilarity deck = DeckSimilarity.of(ATTENTION);
        CardId query = card(ATTENTION, "What does the query stand for?");
        assertThat(deck.ownerOf(query, "what the token offers to the others"))
                .hasValueSatisfying(match -> {
                    assertThat(match.card())
                            .isEqualTo(card(ATTENTION, "What does the key stand for?"));
                    assertThat(match.answer()).isEqualTo("what a token offers to others");
                });
        assertThat(deck.ownerOf(query, "Hiding what comes  later"))
                .hasValueSatisfying(match -> assertThat(match.score()).isEqualTo(1));
        assertThat(deck.ownerOf(query, "what a token looks for")).isEmpty();
        assertThat(deck.ownerOf(query, "something that a token looks for")).isEmpty();
        assertThat(deck.ownerOf(query, "bananas")).isEmpty();
    }

    @Test
    void theCardsEasilyTakenForOneComeFirst() {
        DeckSimilarity deck = DeckSimilarity.of(ATTENTION);
        CardId query = card(ATTENTION, "What does the query stand for?");
        assertThat(deck.confusable(query, 4).get(0).card())
                .isEqualTo(card(ATTENTION, "What does the key stand for?"));
        assertThat(deck.otherAnswers(query, 1)).containsExactly("what a token offers to others");
        assertThat(deck.confusable(query, 10)).extracting(CardMatch::card)
                .doesNotContain(query)
                .doesNotHaveDuplicates();
    }

    @Test
    void anAnswerThatIsRightForBothCardsIsNoConfusion() {
        Library library = Library.builder("Words")
                .language("en")
                .card("der Hund", "dog", AnswerKey.alternatives("hound"))
                .card("der Jagdhund", "Hound")
                .card("der Dachs", "badger")
                .build();
        DeckSimilarity deck = DeckSimilarity.of(library);
        assertThat(deck.ownerOf(card(library, "der Hund"), "hound")).isEmpty();
        assertThat(deck.otherAnswers(card(library, "der Hund"), 5)).doesNotContain("Hound");
    }

    @Test
    void overlapsAreToldApart() {
        Library library = Library.builder("Mixed")
                .language("en")
                .card("What is the powerhouse of the cell?", "the mitochondrion")
                .card("what is the  powerhouse of the cell?", "The mitochondrion")
                .card("Bank?", "an institution for money")
                .card("Bank?", "the side of a river")
                .card("Which organelle makes most of the ATP of a cell?", "the mitochondrion")
                .card("Where does the Danube flow into the sea?", "into the Black Sea")
                .card("Where does the river Danube flow into a sea?", "in the Black Sea")
                .card("How are encoder models trained?", "by guessing masked words")
                .card("How are decoder models trained?", "by going on with a text")
                .card("Is the whale a fish?", "no")
                .build();
        assertThat(found(library)).containsExactly(
                "SAME_FACT: What is the powerhouse of the cell? | what is the  powerhouse of the cell?",
                "SAME_PROMPT: Bank? | Bank?",
                "NEAR_FACT: Where does the Danube flow into the sea? | Where does the river Danube flow into a sea?",
                "SIMILAR_PROMPT: How are encoder models trained? | How are decoder models trained?",
                "SAME_ANSWER: What is the powerhouse of the cell? | Which organelle makes most of the ATP of a cell?");
    }

    @Test
    void alternativesOfOneAnotherDoNotContradictOneAnother() {
        assertThat(found(Library.builder("Words")
                .language("en")
                .card("das Auto", "car", AnswerKey.alternatives("automobile"))
                .card("das Auto", "automobile")
                .build())).isEmpty();
    }

    @Test
    void cardsOfOneNoteAreNotReported() {
        assertThat(found(Library.builder("Cloze")
                .language("en")
                .cloze("The {{c1::left}} ventricle pumps blood into the {{c2::aorta}} of the body.")
                .build())).isEmpty();
    }

    @Test
    void aDeckOfEqualAnswersIsOneOverlap() {
        Library.Builder library = Library.builder("Yes").language("en");
        for (int i = 0; i < 300; i++) {
            library.card("x" + i * 7919 + "y?", "yes");
        }
        List<Overlap> overlaps = DeckSimilarity.of(library.build()).overlaps();
        assertThat(overlaps).filteredOn(overlap -> overlap.kind() == Kind.SAME_ANSWER)
                .singleElement()
                .satisfies(overlap -> assertThat(overlap.cards()).hasSize(300));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            End of the First World War? | \\d{4}
            France: capital?            | [A-Z][a-z]+
            """)
    void distractorsAreOfTheSameKind(String prompt, String pattern) {
        List<Distractor> chosen = DeckSimilarity.of(CAPITALS)
                .distractors(card(CAPITALS, prompt), 3);
        assertThat(texts(chosen)).hasSize(3)
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).matches(pattern))
                .doesNotContain("1918", "Paris");
    }

    @Test
    void noDistractorIsRight() {
        Library library = Library.builder("Right")
                .language("en")
                .card("der Arzt", "doctor", AnswerKey.alternatives("medic"))
                .card("der Doktor", "physician")
                .card("der Arzt", "healer")
                .card("der Sanitäter", "MEDIC")
                .card("die Ärztin", "doctors")
                .card("der Lehrer", "teacher")
                .build();
        assertThat(texts(DeckSimilarity.of(library).distractors(card(library, "der Arzt"), 5)))
                .containsExactly("teacher");
    }

    @Test
    void aFactAskedTwiceGivesNoSecondRightOption() {
        Library library = Library.builder("Twice")
                .language("en")
                .card("Where does the Danube end?", "in the Black Sea")
                .card("Into which sea does the Danube flow at its end?", "into the Black Sea")
                .card("Where does the Rhine end?", "in the North Sea")
                .build();
        assertThat(texts(DeckSimilarity.of(library)
                .distractors(card(library, "Where does the Danube end?"), 3)))
                .doesNotContain("into the Black Sea");
    }

    @Test
    void whatTheAuthorWroteAndWhatWasConfusedComesFirst() {
        Library library = CAPITALS.toBuilder()
                .card("Turkey: capital?", "Ankara",
                        AnswerKey.NONE.withDistractors(List.of("Istanbul", "ankara")))
                .build();
        CardId end = card(library, "End of the First World War?");
        List<Distractor> chosen = DeckSimilarity.of(library)
                .distractors(card(library, "Turkey: capital?"), 3, 1, Set.of(end));
        assertThat(texts(chosen)).startsWith("Istanbul", "1918").doesNotContain("ankara");
        assertThat(chosen.get(0).card()).isNull();
        assertThat(chosen.get(1).card()).isEqualTo(end);
    }

    @Test
    void theSameSeedGivesTheSameDistractorsAndTheNumberOnlyHowMany() {
        CardId id = card(CAPITALS, "France: capital?");
        DeckSimilarity deck = DeckSimilarity.of(CAPITALS);
        List<Distractor> four = deck.distractors(id, 4, 7, List.of());
        assertThat(DeckSimilarity.of(CAPITALS).distractors(id, 4, 7, List.of())).isEqualTo(four);
        assertThat(deck.distractors(id, 2, 7, List.of())).isEqualTo(four.subList(0, 2));
        Set<List<String>> choices = new HashSet<>();
        for (long seed = 0; seed < 30; seed++) {
            choices.add(texts(deck.distractors(id, 2, seed, List.of())));
        }
        assertThat(choices).hasSizeGreaterThan(1);
    }

    @Test
    void anUnknownCardAndNoNumberAreRefused() {
        DeckSimilarity deck = DeckSimilarity.of(CAPITALS);
        assertThatThrownBy(() -> deck.distractors(new CardId("no", "forward"), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no/forward");
        CardId id = card(CAPITALS, "France: capital?");
        assertThatThrownBy(() -> deck.distractors(id, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> deck.overlaps(1.5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyLibraryHasNoOverlaps() {
        assertThat(DeckSimilarity.of(Library.builder("Empty").build()).overlaps()).isEmpty();
    }

    @Test
    void theNearPairsOfManyCardsAreFound() {
        Library.Builder library = Library.builder("Many").language("en");
        for (int i = 0; i < 1000; i++) {
            library.card("Which number follows item" + i * 7 + " in list" + i * 13 + "?", "n" + i);
        }
        Library many = library.card("Name the longest river of Africa", "the Nile")
                .card("Name the longest river in Africa!", "Nile")
                .build();
        assertThat(DeckSimilarity.of(many).overlaps())
                .filteredOn(overlap -> overlap.kind() == Kind.NEAR_FACT)
                .extracting(Overlap::cards)
                .contains(List.of(card(many, "Name the longest river of Africa"),
                        card(many, "Name the longest river in Africa!")));
    }
}
