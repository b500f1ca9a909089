package dev.cardstock.grading;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Library;
import dev.cardstock.grading.similarity.CardMatch;
import dev.cardstock.grading.similarity.DeckSimilarity;
import dev.cardstock.grading.similarity.Distractor;
import dev.cardstock.grading.similarity.Overlap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The cards of a deck compared with one another: words drawn by Zipf's law, one card in twenty asked twice. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SimilarityBenchmark {
    private static final int VOCABULARY = 8000;

    /** How many cards the deck has. */
    @Param({"10000", "20000"})
    public int cards = 10000;

    private Library library = Library.builder("").build();
    private DeckSimilarity deck = DeckSimilarity.of(library);
    private List<CardId> ids = List.of();
    private int next;

    /** Makes the deck. */
    @Setup(Level.Trial)
    public void setUp() {
        Random random = new Random(4);
        Library.Builder builder = Library.builder("Made").language("en");
        String[] prompt = {};
        String[] answer = {};
        for (int i = 0; i < cards; i++) {
            boolean again = i % 20 == 19;
            if (again) {
                prompt[random.nextInt(prompt.length)] = word(random);
            } else {
                prompt = words(random, 5 + random.nextInt(6));
                answer = words(random, 1 + random.nextInt(8));
            }
            builder.card(String.join(" ", prompt) + "?", String.join(" ", answer));
        }
        library = builder.build();
        deck = DeckSimilarity.of(library);
        ids = library.cards().map(card -> card.id()).toList();
    }

    private static String[] words(Random random, int count) {
        String[] words = new String[count];
        for (int i = 0; i < count; i++) {
            words[i] = word(random);
        }
        return words;
    }

    /** Syllables from the bits of the rank, so that frequent words are short. */
    private static String word(Random random) {
        int rank = (int) Math.pow(VOCABULARY, random.nextDouble());
        StringBuilder word = new StringBuilder();
        for (int rest = rank + 7; rest > 0; rest /= 80) {
            word.append("bdfgklmnprstvzhj".charAt(rest % 80 / 5)).append("aeiou".charAt(rest % 5));
        }
        return word.toString();
    }

    private CardId id() {
        next = (next + 7919) % ids.size();
        return ids.get(next);
    }

    /** Prepares the deck. */
    @Benchmark
    public DeckSimilarity prepare() {
        return DeckSimilarity.of(library);
    }

    /** Finds all overlaps. */
    @Benchmark
    public List<Overlap> overlaps() {
        return deck.overlaps();
    }

    /** Chooses three distractors for one card. */
    @Benchmark
    public List<Distractor> distractors() {
        return deck.distractors(id(), 3);
    }

    /** Finds the ten answers that one card's answer is nearest to. */
    @Benchmark
    public List<CardMatch> confusable() {
        return deck.confusable(id(), 10);
    }
}
