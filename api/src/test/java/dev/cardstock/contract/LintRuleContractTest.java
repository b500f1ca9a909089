package dev.cardstock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.Severity;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.lint.Finding;
import dev.cardstock.lint.LintContext;
import dev.cardstock.lint.LintRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LintRuleContractTest extends LintRuleContract {
    /** Blanks at the end of a field. */
    public static class TrailingBlanks implements LintRule {
        @Override
        public String id() {
            return "trailing-blanks";
        }

        @Override
        public String description() {
            return "Blanks at the end of a field";
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            Library library = context.library();
            for (Note note : library.notes()) {
                for (int i = 0; i < note.fields().size(); i++) {
                    String text = note.fields().get(i).plainText();
                    int end = text.stripTrailing().length();
                    if (end < text.length()) {
                        List<Markup> fields = new ArrayList<>(note.fields());
                        fields.set(i, Markup.plain(text.substring(0, end)));
                        findings.accept(Finding.builder(id(), severity(note),
                                "The field ends in blanks; remove them.")
                                .note(note.id())
                                .field(library.typeOf(note).fields().get(i).name(), end,
                                        text.length() + beyond())
                                .fix(fix(note.toBuilder().fields(fields).build()))
                                .build());
                    }
                }
            }
        }

        Severity severity(Note note) {
            return note.fields().get(0).plainText().isBlank() ? Severity.ERROR : Severity.WARNING;
        }

        int beyond() {
            return 0;
        }

        Note fix(Note fixed) {
            return fixed;
        }
    }

    /** Points behind the text. */
    public static final class Beyond extends TrailingBlanks {
        @Override
        int beyond() {
            return 1;
        }
    }

    /** Offers a fix that leaves the fault in. */
    public static final class NoFix extends TrailingBlanks {
        @Override
        Note fix(Note fixed) {
            return fixed.toBuilder()
                    .fields(fixed.fields().stream().map(f -> Markup.plain(f + " ")).toList())
                    .build();
        }
    }

    /** Gives the last note first. */
    public static final class Backwards extends TrailingBlanks {
        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            List<Finding> found = new ArrayList<>();
            super.check(context, found::add);
            Collections.reverse(found);
            found.forEach(findings);
        }
    }

    @Override
    protected LintRule rule() {
        return new TrailingBlanks();
    }

    @Override
    protected Library faulty() {
        return Library.builder("Faulty")
                .card("Sky? ", "blue")
                .card("Grass?", "green")
                .card(" ", "what\n ")
                .build();
    }

    @Override
    protected Library sound() {
        return Library.builder("Sound").card("Sky?", "blue").card("", "").build();
    }

    private static Set<String> failures(LintRule broken) throws ReflectiveOperationException {
        LintRuleContractTest sound = new LintRuleContractTest();
        return Failures.of(() -> new LintRuleContract() {
            @Override
            protected LintRule rule() {
                return broken;
            }

            @Override
            protected Library faulty() {
                return sound.faulty();
            }

            @Override
            protected Library sound() {
                return sound.sound();
            }
        });
    }

    @Test
    void rulesThatBreakTheContractAreFound() throws ReflectiveOperationException {
        assertThat(failures(new TrailingBlanks())).isEmpty();
        assertThat(failures(new Beyond())).containsExactly("findingsPointIntoTheLibrary");
        assertThat(failures(new NoFix())).containsExactly("aFixKeepsTheNoteAndRemovesItsFault");
        assertThat(failures(new Backwards())).containsExactly("findingsComeInTheOrderOfTheNotes");
    }
}
