package dev.cardstock.formats.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Note;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a page is what stands on it, whole lines at a time. */
class PageTextTest {
    private static final String BUNDLED = "../../examples/src/main/resources/dev/cardstock/examples/cli/"
            + "transformers.txt";

    private static String page(String file) throws IOException {
        return Files.readString(Path.of(file)).replaceFirst("^\uFEFF", "");
    }

    private static ImportResult read(String text) throws IOException {
        return DeckFormats.of(List.of(new StudyPageFormat()))
                .read(
                        DeckSource.of("page.txt", text.getBytes(StandardCharsets.UTF_8)),
                        ImportSettings.defaults().format("study-page"));
    }

    /** The note ids with their texts by section, in the order of the page. */
    private static Map<String, List<String>> sections(ImportResult read) {
        Map<String, List<String>> sections = new HashMap<>();
        for (Note note : read.library().notes()) {
            String deck = read.library().deck(note.deckId()).map(Deck::name).orElseThrow();
            sections.computeIfAbsent(deck, name -> new ArrayList<>())
                    .add(note.id() + "\n" + note.fields().get(0) + "\n" + note.fields().get(1));
        }
        return sections;
    }

    @ParameterizedTest
    @ValueSource(strings = {BUNDLED, "src/test/resources/pages/irregular.txt"})
    void everyLineOfThePageIsReadOnceAsItStands(String file) throws IOException {
        String text = page(file);
        List<String> expected = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (!line.isBlank()) {
                expected.add(line.strip());
            }
        }
        ImportResult read = read(text);
        String[] lines = text.split("\n", -1);
        // Each guess names its line: what is left out as part of the site, or printed twice.
        Set<Long> leftOut = new HashSet<>();
        read.diagnostics().forEach(diagnostic -> {
            if (Set.of("skipped-line", "repeated-question").contains(diagnostic.code())) {
                leftOut.add(diagnostic.where().line());
            }
        });
        leftOut.forEach(line -> expected.remove(lines[(int) (line - 1)].strip()));
        List<String> found = new ArrayList<>();
        String section = "";
        for (Note note : read.library().notes()) {
            String name = read.library().deck(note.deckId()).map(Deck::name).orElseThrow();
            if (!name.equals(section)) {
                found.add(name);
                section = name;
            }
            found.add(note.fields().get(0).source());
            if (!note.fields().get(1).source().isEmpty()) {
                found.addAll(Arrays.asList(note.fields().get(1).source().split("\n")));
            }
        }
        assertThat(leftOut).hasSizeLessThan(10);
        assertThat(found).containsExactlyElementsOf(expected);
    }

    @Test
    void theBundledPageHasItsSectionsAndCards() throws IOException {
        ImportResult read = read(page(BUNDLED));
        assertThat(read.library().decks()).hasSize(16);
        assertThat(read.library().notes()).hasSize(78);
        assertThat(read.library().notes()).filteredOn(note -> note.fields().get(1).isBlank())
                .singleElement()
                .satisfies(note -> assertThat(note.fields().get(0).source())
                        .isEqualTo("How is scaled dot-product attention computed?"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrderOfSectionsChangesNoIdTextOrOrderWithinThem(long seed) throws IOException {
        String text = page(BUNDLED);
        Map<String, List<String>> expected = sections(read(text));
        List<String> shuffled = new ArrayList<>();
        Map<String, String> bodies = bodies(text, expected.keySet());
        List<String> headings = new ArrayList<>(bodies.keySet());
        assertThat(headings.remove(0)).isEmpty();
        Collections.shuffle(headings, new Random(seed));
        assertThat(headings).hasSize(16);
        shuffled.add(bodies.get(""));
        headings.forEach(heading -> shuffled.add(bodies.get(heading)));
        assertThat(sections(read(String.join("", shuffled)))).isEqualTo(expected);
    }

    /** The page cut before each heading; what stands above the first is under the empty name. */
    private static Map<String, String> bodies(String text, Set<String> headings) {
        Map<String, String> bodies = new LinkedHashMap<>();
        String section = "";
        for (String line : text.split("\n")) {
            section = headings.contains(line) ? line : section;
            bodies.merge(section, line + "\n", String::concat);
        }
        return bodies;
    }

    @ParameterizedTest
    @ValueSource(strings = {BUNDLED, "src/test/resources/pages/irregular.txt"})
    void lineEndsAndByteOrderMarkChangeNothing(String file) throws IOException {
        String text = page(file);
        Map<String, List<String>> expected = sections(read(text));
        assertThat(sections(read(text.replace("\n", "\r\n")))).isEqualTo(expected);
        assertThat(sections(read("\uFEFF" + text))).isEqualTo(expected);
        assertThat(sections(read("\uFEFF" + text.replace("\n", "\r\n")))).isEqualTo(expected);
        assertThat(sections(read(text.replace("\n", "\r")))).isEqualTo(expected);
    }
}
