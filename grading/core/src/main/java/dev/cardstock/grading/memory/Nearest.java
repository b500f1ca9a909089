package dev.cardstock.grading.memory;

import dev.cardstock.grading.memory.Recollection.Match;
import dev.cardstock.grading.memory.Recollection.Neighbour;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Compares an answer with all graded answers of its question. Nothing depends on where in the index an
 * answer lies: equals are ordered by id.
 */
final class Nearest {
    private static final Comparator<Candidate> BEST_FIRST = Comparator
            .comparing(Candidate::match, Comparator.reverseOrder())
            .thenComparing(Comparator.comparingDouble(Candidate::similarity).reversed())
            .thenComparing(Candidate::id);

    private record Candidate(LeafReader reader, int doc, Match match, double similarity,
            String id) {
        Neighbour neighbour() throws IOException {
            return new Neighbour(GradedDocuments.read(GradedDocuments.all(reader), doc), similarity,
                    match);
        }
    }

    private final Term question;
    private final Term same;
    private final String typed;
    private final byte[] vector;
    private final int norm;
    private final @Nullable String except;

    private final List<Candidate> nearest = new ArrayList<>();
    private final List<Candidate> equals = new ArrayList<>();

    private Nearest(String questionKey, String answer, Locale language, byte[] vector,
            @Nullable String except) {
        question = GradedDocuments.question(questionKey);
        same = GradedDocuments.same(questionKey, answer, language);
        typed = Keys.typed(answer, language);
        this.vector = vector;
        norm = norm(vector);
        this.except = except;
    }

    /** The recollection of an answer; the graded answer of the id, if one is given, is left out. */
    static Recollection find(IndexReader index, String questionKey, String answer, Locale language,
            SentenceEncoder encoder, @Nullable String except) throws IOException {
        if (index.docFreq(GradedDocuments.question(questionKey)) == 0) {
            return Recollection.none();
        }
        Nearest search = new Nearest(questionKey, answer, language,
                GradedDocuments.vector(encoder, answer, language), except);
        for (LeafReaderContext leaf : index.leaves()) {
            search.addAll(leaf.reader());
        }
        return Recollection.of(neighbours(search.nearest), neighbours(search.equals));
    }

    private static List<Neighbour> neighbours(List<Candidate> candidates) throws IOException {
        List<Neighbour> neighbours = new ArrayList<>();
        for (Candidate candidate : candidates) {
            neighbours.add(candidate.neighbour());
        }
        return neighbours;
    }

    private void addAll(LeafReader reader) throws IOException {
        PostingsEnum docs = reader.postings(question, PostingsEnum.NONE);
        ByteVectorValues vectors = reader.getByteVectorValues(GradedDocuments.VECTOR);
        if (docs == null || vectors == null) {
            return;
        }
        Map<Integer, Match> matches = matches(reader);
        BinaryDocValues all = GradedDocuments.all(reader);
        Bits live = reader.getLiveDocs();
        DocIndexIterator places = vectors.iterator();
        for (int doc = docs.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = docs.nextDoc()) {
            if (live == null || live.get(doc)) {
                places.advance(doc);
                add(reader, all, doc, matches.getOrDefault(doc, Match.OTHER),
                        similarity(vectors.vectorValue(places.index())));
            }
        }
    }

    /** The answers of the segment that are the same. */
    private Map<Integer, Match> matches(LeafReader reader) throws IOException {
        Map<Integer, Match> matches = new TreeMap<>();
        PostingsEnum docs = reader.postings(same, PostingsEnum.NONE);
        if (docs != null) {
            BinaryDocValues all = GradedDocuments.all(reader);
            for (int doc = docs.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = docs.nextDoc()) {
                GradedAnswer known = GradedDocuments.read(all, doc);
                matches.put(doc, Keys.typed(known.answer(), known.language()).equals(typed)
                        ? Match.SAME
                        : Match.SAME_BUT_FOR_CASE);
            }
        }
        return matches;
    }

    private void add(LeafReader reader, BinaryDocValues all, int doc, Match match,
            double similarity) throws IOException {
        boolean full = nearest.size() == AnswerMemory.NEIGHBOURS;
        if (match == Match.OTHER && full) {
            Candidate last = nearest.get(nearest.size() - 1);
            if (last.match != Match.OTHER || similarity < last.similarity) {
                return;
            }
        }
        String id = GradedDocuments.readId(all, doc);
        if (id.equals(except)) {
            return;
        }
        Candidate candidate = new Candidate(reader, doc, match, similarity, id);
        if (match != Match.OTHER) {
            equals.add(candidate);
        }
        int at = 0;
        while (at < nearest.size() && BEST_FIRST.compare(nearest.get(at), candidate) < 0) {
            at++;
        }
        nearest.add(at, candidate);
        if (full) {
            nearest.remove(nearest.size() - 1);
        }
    }

    /** In whole numbers up to the last step, so that it is the same on every machine. */
    private double similarity(byte[] other) {
        int dot = 0;
        int otherNorm = 0;
        for (int i = 0; i < other.length; i++) {
            dot += vector[i] * other[i];
            otherNorm += other[i] * other[i];
        }
        return norm == 0 || otherNorm == 0
                ? 0
                : Math.clamp(dot / Math.sqrt((double) norm * otherNorm), -1, 1);
    }

    private static int norm(byte[] vector) {
        int norm = 0;
        for (byte component : vector) {
            norm += component * component;
        }
        return norm;
    }
}
