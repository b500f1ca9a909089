package dev.cardstock.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.Options;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Note;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.study.set.Item;
import dev.cardstock.study.set.StudySet;
import dev.cardstock.study.set.StudySet.Distractor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Wrong answers to the questions of a page that asks thirteen facts twice, over a hundred seeds. */
class FactsAskedTwiceTest {
    private static final int SEEDS = 100;

    private static Library library;

    @BeforeAll
    static void read() throws Exception {
        try (ImportResult read = DeckFormats.installed()
                .read(DeckSource.of("transformers.txt", DemoCommand.resource("transformers.txt")),
                        ImportSettings.defaults()
                                .options(Options.none().with("language", "en")))) {
            library = read.library();
        }
    }

    /** Pairs of prompts of which one's answer was offered as a wrong answer to the other. */
    private static Set<Set<String>> offered(StudySet set) {
        Map<CardId, String> prompts = set.items()
                .stream()
                .collect(Collectors.toMap(Item::id, item -> item.prompt().plainText()));
        Set<Set<String>> met = new HashSet<>();
        for (Item item : set.items()) {
            for (long seed = 0; seed < SEEDS; seed++) {
                List<Distractor> wrong = set.distractors(item, 3, seed, Map.of());
                assertThat(wrong).hasSize(3);
                wrong.forEach(each -> met.add(Set.of(item.prompt().plainText(),
                        prompts.get(each.source()))));
            }
        }
        return met;
    }

    @Test
    void fewOfThemMeetWithoutLinksAndAnswersThatLookAlikeStillDo() {
        Set<Set<String>> met = offered(StudySet.of(library));
        Set<Set<String>> twice = new HashSet<>(NearFactsTest.TWICE);
        twice.retainAll(met);
        assertThat(twice).hasSizeLessThanOrEqualTo(3);
        assertThat(met).contains(Set.of("What is a Query?", "What is a Key?"));
    }

    @Test
    void noneMeetWhereTheAuthorLinkedThem() {
        Map<String, Note> byPrompt = new HashMap<>();
        library.cards().forEach(card -> byPrompt.put(card.prompt().plainText(), card.note()));
        Library.Builder linked = library.toBuilder();
        for (Set<String> pair : NearFactsTest.TWICE) {
            List<String> prompts = List.copyOf(new TreeSet<>(pair));
            Note first = byPrompt.get(prompts.get(0));
            Note second = byPrompt.get(prompts.get(1));
            linked.replace(first.toBuilder().sameFactAs(List.of(second.id())).build());
        }
        Set<Set<String>> met = offered(StudySet.of(linked.build()));
        assertThat(met).doesNotContainAnyElementsOf(NearFactsTest.TWICE);
    }
}
