package dev.cardstock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.RatingPolicy;
import dev.cardstock.answer.Verdict;
import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.Card;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckOutput;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.LibraryContent;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.exchange.Revision;
import dev.cardstock.review.Rating;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The examples in the Javadoc: they compile, and those that run by themselves are asserted. */
class Snippets {
    @Test
    void library() {
        // @start region="library"
        Library library = Library.builder("Transformers")
                .language("en")
                .deck("Attention", "Heads")
                .card("What is a head?", "One parallel attention subspace",
                        AnswerKey.alternatives("an attention subspace"))
                .cloze("A causal {{c1::mask}} hides {{c2::future positions}}.")
                .build();

        for (Card card : library.cards().toList()) {
            String path = String.join(" > ", library.path(library.deckOf(card).id()));
            String line = path + ": " + card.prompt() + " / " + card.expected();
            assertThat(line).startsWith("Attention > Heads: "); // @replace regex=".*" replacement="        // print the line"
        }
        // @end
        assertThat(library.cards().map(card -> card.prompt() + " / " + card.expected()))
                .containsExactly("What is a head? / One parallel attention subspace",
                        "A causal [...] hides future positions. / mask",
                        "A causal mask hides [...]. / future positions");
    }

    @Test
    void question() {
        Library library = Library.builder("Colours").card("Sky?", "blue").build();
        Card card = library.cards().findFirst().orElseThrow();
        // @start region="question"
        Question simple = Question.of("Capital of France?", "Paris");
        Question fromCard = Question.of(library, card);
        // @end
        assertThat(simple.references()).containsExactly("Paris");
        assertThat(fromCard.references()).containsExactly("blue");
    }

    @Test
    void rating() {
        Grade grade = Grade.builder(Verdict.CORRECT, 0.97).build();
        // @start region="rating"
        RatingPolicy policy = RatingPolicy.ofDefaults();
        Optional<Rating> rating = policy.rate(grade); // empty: ask the learner
        Optional<Rating> slow = policy.rate(grade, Duration.ofSeconds(20), Duration.ofSeconds(5),
                0);
        // @end
        assertThat(rating).contains(Rating.GOOD);
        assertThat(slow).contains(Rating.HARD);
    }

    static void revision(DeckFormats formats, Path file, Library earlier) throws IOException {
        // @start region="revision"
        try (ImportResult read = formats.read(file)) {
            Revision revision = Revision.of(earlier, LibraryContent.of(read));
            System.out.println(revision); // 76 unchanged, 1 changed, 3 new, 1 gone
            Library library = revision.content().library(); // with the ids of the earlier one
            assertThat(library.notes()).isNotEmpty(); // @replace regex=".*" replacement=""
        }
        // @end
    }

    static void readAndWrite(Path in, Path out) throws IOException {
        // @start region="read-and-write"
        DeckFormats formats = DeckFormats.installed();
        try (ImportResult read = formats.read(in)) {
            read.diagnostics().forEach(diagnostic -> {
                // tell the user what was guessed
            });
            formats.write(read.library(), out);
        }
        // @end
    }

    static void output(DeckWriter writer, Path file) throws IOException {
        // @start region="output"
        try (DeckOutput output = writer.open(DeckTarget.of(file), dropped -> {
            // tell the user what the format cannot hold
        })) {
            output.header(LibraryHeader.titled("Numbers"));
            output.deck(dev.cardstock.deck.Deck.builder("numbers", "Numbers").build());
            output.noteType(NoteType.basic());
            for (int i = 1; i <= 1_000_000; i++) {
                output.note(Note.builder("n" + i, NoteType.basic(), "numbers")
                        .fields(i + " squared?", String.valueOf((long) i * i))
                        .build());
            }
            output.finish();
        }
        // @end
    }
}
