package dev.cardstock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.lint.Finding;
import dev.cardstock.lint.LintContext;
import dev.cardstock.lint.LintMaterial;
import dev.cardstock.lint.LintOption;
import dev.cardstock.lint.LintRule;
import dev.cardstock.lint.Linter;
import dev.cardstock.text.TextSimilarity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What holds for every {@link LintRule}. Extend it, and give the rule with a library that has the fault
 * and one that has not:
 *
 * <pre>{@code
 * class NoEmptyBackTest extends LintRuleContract {
 *     @Override
 *     protected LintRule rule() {
 *         return new NoEmptyBack();
 *     }
 *
 *     @Override
 *     protected Library faulty() {
 *         return Library.builder("Faulty").card("Sky?", "").build();
 *     }
 *
 *     @Override
 *     protected Library sound() {
 *         return Library.builder("Sound").card("Sky?", "blue").build();
 *     }
 * }
 * }</pre>
 */
public abstract class LintRuleContract {
    /** Makes the tests. */
    protected LintRuleContract() {}

    /** {@return the rule to test} */
    protected abstract LintRule rule();

    /** {@return a library that has the fault, best at several notes} */
    protected abstract Library faulty();

    /** {@return a library with notes that has not} */
    protected abstract Library sound();

    /** {@return a measure of likeness, for a rule that does nothing without; empty as it is} */
    protected Optional<TextSimilarity> similarity() {
        return Optional.empty();
    }

    /**
     * What else is known of a library, for a rule that needs it.
     *
     * @param library the library
     * @return the library and what is known of it; as it is, nothing
     */
    protected LintMaterial material(Library library) {
        return LintMaterial.of(library);
    }

    /** What the rule gives, in its own order; a linter would sort it by severity. */
    private List<Finding> findings(Library library) {
        List<Finding> findings = new ArrayList<>();
        LintRule rule = rule();
        Linter linter = Linter.of(List.of(new LintRule() {
            @Override
            public String id() {
                return rule.id();
            }

            @Override
            public String description() {
                return rule.description();
            }

            @Override
            public Set<Need> needs() {
                return rule.needs();
            }

            @Override
            public void check(LintContext context, Consumer<Finding> sink) {
                rule.check(context, findings::add);
            }
        }));
        similarity().map(linter::withSimilarity).orElse(linter).lint(material(library));
        return findings;
    }

    @Test
    void itIsAPlugin() {
        PluginAssertions.assertPlugin(rule());
    }

    @Test
    void theFaultIsFound() {
        assertThat(findings(faulty())).isNotEmpty();
    }

    @Test
    void nothingIsFoundWhereThereIsNoFault() {
        assertThat(findings(sound())).isEmpty();
        assertThat(findings(Library.builder("Empty").build())).isEmpty();
    }

    @Test
    void findingsNameTheRuleAndSayWhatIsWrong() {
        assertThat(findings(faulty())).allSatisfy(finding -> {
            assertThat(finding.ruleId()).isEqualTo(rule().id());
            assertThat(finding.message()).isNotBlank()
                    .doesNotContain("\n")
                    .doesNotContainPattern("\\{[a-z]+\\}");
            assertThat(finding.messageKey()).startsWith(rule().id());
        });
    }

    @Test
    void findingsPointIntoTheLibrary() {
        Library library = faulty();
        for (Finding finding : findings(library)) {
            assertThat(finding.relatedIds()).as(finding.toString())
                    .allMatch(id -> library.note(id).isPresent());
            if (finding.noteId().isEmpty()) {
                assertThat(finding.field()).as(finding.toString()).isEmpty();
                continue;
            }
            assertThat(library.note(finding.noteId())).as(finding.toString()).isPresent();
            Note note = library.note(finding.noteId()).orElseThrow();
            NoteType type = library.typeOf(note);
            CardId card = finding.card();
            if (card != null) {
                assertThat(library.card(card)).as(finding.toString()).isPresent();
                assertThat(card.note()).isEqualTo(finding.noteId());
            }
            if (!finding.field().isEmpty()) {
                int index = type.indexOf(finding.field());
                assertThat(index).as(finding.toString()).isNotNegative();
                assertThat(finding.end()).as(finding.toString())
                        .isLessThanOrEqualTo(note.fields().get(index).plainText().length());
            }
        }
    }

    @Test
    void findingsComeInTheOrderOfTheNotes() {
        Library library = faulty();
        Map<String, Integer> places = new HashMap<>();
        library.notes().forEach(note -> places.put(note.id(), places.size()));
        List<Integer> found = new ArrayList<>();
        for (Finding finding : findings(library)) {
            if (!finding.noteId().isEmpty()) {
                found.add(places.get(finding.noteId()));
            }
        }
        assertThat(found).isSorted();
    }

    @Test
    void aFixKeepsTheNoteAndRemovesItsFault() {
        Library library = faulty();
        for (Finding finding : findings(library)) {
            Note fix = finding.fix();
            if (fix == null) {
                continue;
            }
            assertThat(fix.id()).isEqualTo(finding.noteId());
            assertThat(fix).isNotEqualTo(library.note(fix.id()).orElseThrow());
            Library fixed = replace(library, fix);
            assertThat(findings(fixed)).as("after the fix of %s", finding)
                    .hasSizeLessThan(findings(library).size());
        }
    }

    private static Library replace(Library library, Note fix) {
        Library.Builder builder = Library.builder(library.title()).language(library.language());
        library.options().forEach(builder::add);
        library.decks().forEach(builder::add);
        library.noteTypes().forEach(builder::add);
        library.notes()
                .forEach(note -> builder.add(note.id().equals(fix.id()) ? fix : note));
        library.overrides().forEach(builder::add);
        library.media().forEach(builder::add);
        return builder.build();
    }

    @Test
    void settingsAreWithinTheirLimits() {
        Set<String> names = new HashSet<>();
        for (LintOption option : rule().options()) {
            assertThat(option.name()).matches("[a-z]+(-[a-z]+)*").isNotEqualTo(Linter.SEVERITY);
            assertThat(names.add(option.name())).as(option.name()).isTrue();
            assertThat(option.description()).isNotBlank();
            if (option.isNumber()) {
                assertThat(Integer.parseInt(option.fallback())).isBetween(option.min(),
                        option.max());
            }
        }
    }

    @Test
    void manyThreadsFindTheSame() throws Exception {
        Library library = faulty();
        List<String> alone = texts(findings(library));
        assertThat(Repeated.inThreads(64, () -> texts(findings(library))))
                .allMatch(alone::equals);
    }

    private static List<String> texts(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding + " " + finding.field() + " " + finding.start() + "-"
                        + finding.end() + " " + finding.relatedIds() + " " + finding.fix())
                .toList();
    }
}
