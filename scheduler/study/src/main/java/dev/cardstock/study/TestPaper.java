package dev.cardstock.study;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import dev.cardstock.study.set.StudySet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The questions of a test with their solutions. Immutable and thread-safe; equal to another paper with
 * equal questions.
 */
public final class TestPaper {
    private final String set;
    private final List<Posed> posed;

    TestPaper(String set, List<Posed> posed) {
        this.set = set;
        this.posed = List.copyOf(posed);
    }

    static TestPaper of(Study study, long chance, TestSettings settings) {
        List<Posed> posed = new PaperSetter(study, chance, settings).set();
        if (posed.isEmpty()) {
            throw new IllegalStateException(
                    "the set has no items to ask: all its cards lack a side,"
                            + " are suspended, or are left out by the settings");
        }
        return new TestPaper(study.set().fingerprint(), numbered(posed));
    }

    private static List<Posed> numbered(List<Posed> posed) {
        List<Posed> numbered = new ArrayList<>();
        posed.forEach(one -> numbered.add(one.numbered(numbered.size() + 1)));
        return numbered;
    }

    /** {@return the questions, without their solutions} */
    public List<StudyQuestion> questions() {
        return posed.stream().map(Posed::question).toList();
    }

    /** {@return how many points there are: one for each question, and for a block one for each pair} */
    public int points() {
        return posed.stream().mapToInt(one -> one.items().size()).sum();
    }

    /**
     * The questions about some of the items, such as those that were {@linkplain TestResult#wrong() wrong}.
     * A block to match stays whole if one of its pairs is among them.
     *
     * @param items the items
     * @return the shorter paper, its questions numbered anew
     * @throws IllegalArgumentException if no question is left
     */
    public TestPaper only(Collection<CardId> items) {
        Set<CardId> wanted = new HashSet<>(items);
        List<Posed> left = posed.stream()
                .filter(one -> one.items().stream().anyMatch(item -> wanted.contains(item.id())))
                .toList();
        if (left.isEmpty()) {
            throw new IllegalArgumentException(
                    "no question of the paper is about " + wanted.size() + " given items");
        }
        return new TestPaper(set, numbered(left));
    }

    List<Posed> posed() {
        return posed;
    }

    String fingerprint() {
        return set;
    }

    void check(StudySet of) {
        if (!of.fingerprint().equals(set)) {
            throw new IllegalArgumentException("the paper was set for other cards than those of '"
                    + of.library().title() + "', or they were changed since; set a new one");
        }
    }

    /**
     * Writes the paper, with its solutions.
     *
     * @return a JSON document, in ASCII
     */
    public String toJson() {
        return PaperJson.write(this);
    }

    /**
     * Reads a paper.
     *
     * @param set the set that it was set for
     * @param json what {@link #toJson} gave
     * @return the paper
     * @throws IllegalArgumentException if it is no paper, or one of another set
     */
    public static TestPaper fromJson(StudySet set, String json) {
        return PaperJson.read(requireNonNull(set, "set"), requireNonNull(json, "json"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TestPaper that && set.equals(that.set)
                && posed.equals(that.posed);
    }

    @Override
    public int hashCode() {
        return posed.hashCode();
    }

    @Override
    public String toString() {
        return "TestPaper[" + posed.size() + " questions, " + points() + " points]";
    }
}
