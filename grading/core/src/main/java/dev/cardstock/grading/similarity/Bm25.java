package dev.cardstock.grading.similarity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.SmallFloat;

/**
 * How much each term adds to the score of each text by Lucene's BM25. All scores are made beforehand, so
 * that a query with many terms is a few sums; an index of Lucene takes longer to get ready for such a query
 * than to answer it. Immutable and thread-safe once it is {@link #finish finished}.
 *
 * @param <T> a term
 */
final class Bm25<T> {
    private static final String FIELD = "text";

    /** Texts in ascending order, each with how often the term occurs, or later with what it adds. */
    private static final class Postings {
        private int[] texts = new int[2];
        private float[] values = new float[2];
        private int size;

        private void add(int text) {
            if (size > 0 && texts[size - 1] == text) {
                values[size - 1]++;
                return;
            }
            if (size == texts.length) {
                texts = Arrays.copyOf(texts, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            texts[size] = text;
            values[size++] = 1;
        }

        private void trim() {
            texts = Arrays.copyOf(texts, size);
            values = Arrays.copyOf(values, size);
        }

        private long total() {
            long total = 0;
            for (int i = 0; i < size; i++) {
                total += (long) values[i];
            }
            return total;
        }
    }

    private final Map<T, Postings> terms = new HashMap<>();
    private final int[] lengths;

    Bm25(int texts) {
        lengths = new int[texts];
    }

    /** Adds a term of a text; texts come in ascending order. */
    void add(int text, T term) {
        lengths[text]++;
        terms.computeIfAbsent(term, t -> new Postings()).add(text);
    }

    /** Computes the scores when all terms were added. */
    void finish() {
        int texts = (int) Arrays.stream(lengths).filter(length -> length > 0).count();
        long length = Arrays.stream(lengths).asLongStream().sum();
        long occurrences = terms.values().stream().mapToLong(postings -> postings.size).sum();
        for (Postings postings : terms.values()) {
            postings.trim();
            SimScorer scorer = new BM25Similarity().scorer(1,
                    new CollectionStatistics(FIELD, lengths.length, texts, length, occurrences),
                    new TermStatistics(new BytesRef(FIELD), postings.size, postings.total()));
            for (int i = 0; i < postings.size; i++) {
                postings.values[i] = scorer.score(postings.values[i],
                        SmallFloat.intToByte4(lengths[postings.texts[i]]));
            }
        }
    }

    /** In how many texts a term occurs. */
    int texts(T term) {
        Postings postings = terms.get(term);
        return postings == null ? 0 : postings.size;
    }

    /** Adds to the scores of the texts what a term adds. */
    void score(T term, double[] scores) {
        Postings postings = terms.get(term);
        for (int i = 0; postings != null && i < postings.size; i++) {
            scores[postings.texts[i]] += postings.values[i];
        }
    }
}
