package dev.cardstock.grading.sentence;

import dev.cardstock.answer.Question;
import dev.cardstock.grading.language.Lexicon;
import dev.cardstock.grading.language.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says how probable it is that a teacher accepts a sentence, by models that were learned over
 * {@link Feature features}. Thread-safe.
 */
public final class SentenceScorer {
    /** What was made of questions and references of so many words is kept, at most twice: some 20 MB. */
    private static final int MOST_WORDS = 6000;

    private record Prepared(Passage question, List<Weighed> references, List<String> texts,
            Map<String, Weighed> points) {
        int words() {
            return question.tokens.size()
                    + references.stream().mapToInt(one -> one.text.tokens.size()).sum();
        }
    }

    private final Words words;
    private final WordVectors vectors;
    private final Model acceptance;
    private final Model contradiction;
    private final Recent<Question, Prepared> known = new Recent<>(MOST_WORDS, Prepared::words);

    SentenceScorer(Words words, WordVectors vectors, Model acceptance, Model contradiction) {
        this.words = words;
        this.vectors = vectors;
        this.acceptance = acceptance;
        this.contradiction = contradiction;
    }

    /**
     * The scorer with what was learned.
     *
     * @param words splits texts into words
     * @param vectors what words mean
     * @return the scorer
     */
    public static SentenceScorer of(Words words, WordVectors vectors) {
        return new SentenceScorer(words, vectors, Model.shipped("acceptance.model"),
                Model.shipped("contradiction.model"));
    }

    private static Guards guards(Locale language) {
        return new Guards(language);
    }

    private Passage passage(String text, Locale language) {
        Tokens tokens = guards(language).tokens(text, words.of(text, language));
        return new Passage(tokens, vectors.of(tokens), vectors.dimensions());
    }

    private Prepared prepared(Question question) {
        Prepared prepared = known.get(question);
        if (prepared == null) {
            Locale language = question.language();
            List<String> texts = new ArrayList<>(question.references());
            texts.addAll(question.alternatives());
            texts.removeIf(String::isBlank);
            Passage prompt = passage(question.prompt(), language);
            prepared = new Prepared(prompt,
                    texts.stream()
                            .map(text -> new Weighed(passage(text, language), prompt))
                            .toList(),
                    texts, new ConcurrentHashMap<>());
            known.put(question, prepared);
        }
        return prepared;
    }

    /**
     * Compares an answer with the nearest right one.
     *
     * @param question what was asked, with a reference that is not blank
     * @param answer a sentence
     * @return what was found
     */
    public Assessment assess(Question question, String answer) {
        Prepared prepared = prepared(question);
        Guards rules = guards(question.language());
        Lexicon lexicon = Lexicon.of(question.language());
        Weighed typed = new Weighed(passage(answer, question.language()), prepared.question);
        List<Comparison> all = new ArrayList<>(prepared.references.size());
        for (Weighed reference : prepared.references) {
            all.add(new Comparison(prepared.question, reference, typed, lexicon));
        }
        Comparison nearest = Comparison.nearest(all);
        Guards.Report signs = rules.check(nearest.reference.tokens, prepared.question.tokens,
                nearest.answer.tokens);
        nearest.compareAll(signs);
        return new Assessment(nearest, prepared.texts.get(all.indexOf(nearest)), signs,
                acceptance.probability(nearest.values()),
                contradiction.probability(nearest.values()));
    }

    /**
     * How far an answer makes a point.
     *
     * @param point what a full answer has to say
     * @param assessment of the answer
     * @param question what was asked, of which it is a point
     * @return what was found
     */
    public PointMade point(String point, Assessment assessment, Question question) {
        if (point.equals(assessment.reference())) {
            return PointMade.of(assessment.nearest(), assessment.report());
        }
        Locale language = question.language();
        Prepared prepared = prepared(question);
        Weighed wanted = prepared.points.computeIfAbsent(point,
                text -> new Weighed(passage(text, language), prepared.question));
        Comparison comparison = new Comparison(prepared.question, wanted,
                assessment.nearest().weighedAnswer, Lexicon.of(language));
        return PointMade.of(comparison, guards(language).check(wanted.text.tokens,
                comparison.question.tokens, comparison.answer.tokens));
    }

    /**
     * Whether one answer tells something of another: they are not the same words in another order, and neither
     * denies what the other says.
     *
     * @param question what was asked
     * @param graded an answer whose grade is known
     * @param answer another
     * @return whether the grade of the one may move that of the other
     */
    public boolean comparable(Question question, String graded, String answer) {
        Locale language = question.language();
        Tokens one = guards(language).tokens(graded, words.of(graded, language));
        Tokens other = guards(language).tokens(answer, words.of(answer, language));
        Guards.Report report = guards(language).check(one,
                prepared(question).question.tokens, other);
        return report.negation() == 0 && report.opposite() == 0 && report.roles() == 0
                && report.number() == 0
                && report.findings()
                        .stream()
                        .noneMatch(finding -> finding.kind() == Guards.Kind.HEAP);
    }
}
