package dev.cardstock.study.set;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.deck.Library;
import dev.cardstock.deck.Note;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudySetTest {
    private static Note note(Library library, String front) {
        return library.notes()
                .stream()
                .filter(note -> note.fields().get(0).plainText().equals(front))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void factsAreTheSameThroughANoteThatCannotBeStudied() {
        Library plain = Library.builder("Colours")
                .card("sky", "blue")
                .card("sea", "azure")
                .card("between", "")
                .card("grass", "green")
                .build();
        Library linked = plain.toBuilder()
                .replace(note(plain, "between").toBuilder()
                        .sameFactAs(List.of(note(plain, "sky").id(), note(plain, "sea").id()))
                        .build())
                .build();
        StudySet apart = StudySet.of(plain);
        StudySet together = StudySet.of(linked);
        assertThat(apart.distractors(apart.items().get(0), 3, 1, Map.of())).hasSize(2);
        assertThat(together.distractors(together.items().get(0), 3, 1, Map.of()))
                .extracting(wrong -> wrong.answer().plainText())
                .containsExactly("green");
        assertThat(together.fingerprint()).isNotEqualTo(apart.fingerprint());
    }
}
