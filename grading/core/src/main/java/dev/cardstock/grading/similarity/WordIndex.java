package dev.cardstock.grading.similarity;

import static java.util.Objects.requireNonNull;

import dev.cardstock.grading.similarity.Profile.Entry;
import dev.cardstock.text.TextSimilarity;
import dev.cardstock.text.TextSimilarity.Match;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.SingleInstanceLockFactory;
import org.jspecify.annotations.Nullable;

/** Texts in an index of Lucene in memory, by their words and their trigrams. Immutable and thread-safe. */
final class WordIndex implements TextSimilarity.Index {
    private static final String WORD = "word";
    private static final String GRAM = "gram";
    private static final FieldType TERMS = terms();

    /** A query asks for the rarest words and trigrams of a text; the others would find everything. */
    private static final int QUERY_WORDS = 48;

    private static final int QUERY_GRAMS = 16;

    private static final Comparator<Match> ORDER = Comparator.comparingDouble(Match::score)
            .reversed()
            .thenComparing(Match::id);

    private final WordSimilarity measure;
    private final List<String> ids = new ArrayList<>();
    private final List<Profile> profiles = new ArrayList<>();
    private final Map<String, List<Integer>> byText = new HashMap<>();
    private final Map<String, Asked> words = new HashMap<>();
    private final Map<Long, Asked> grams = new HashMap<>();
    private final IndexSearcher searcher;

    /** The question for a word or trigram, with where it stands in the index and in how many texts. */
    private record Asked(TermQuery query, int texts) {}

    WordIndex(WordSimilarity measure, Map<String, String> texts) {
        this.measure = measure;
        // In the order of the ids, so that equal scores of BM25 do not depend on the order of the map.
        new TreeMap<>(texts).forEach((id, text) -> {
            Profile profile = measure.profile(requireNonNull(text, id));
            byText.computeIfAbsent(profile.text, t -> new ArrayList<>()).add(ids.size());
            ids.add(id);
            profiles.add(profile);
        });
        try {
            searcher = new IndexSearcher(DirectoryReader.open(write(profiles)));
            searcher.setQueryCache(null);
            for (Profile profile : profiles) {
                for (Entry word : profile.words) {
                    if (!words.containsKey(word.stem())) {
                        words.put(word.stem(), asked(WORD, word.stem()));
                    }
                }
                for (long gram : profile.grams) {
                    if (!grams.containsKey(gram)) {
                        grams.put(gram, asked(GRAM, name(gram)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the index in memory cannot be made", e);
        }
    }

    private Asked asked(String field, String text) throws IOException {
        Term term = new Term(field, text);
        TermStates states = TermStates.build(searcher, term, true);
        return new Asked(new TermQuery(term, states), states.docFreq());
    }

    private static FieldType terms() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }

    /** The numbers of Lucene's documents are those of the profiles: one thread, segments merged in order. */
    private static ByteBuffersDirectory write(List<Profile> profiles) throws IOException {
        // One array for each file is read faster than many small buffers.
        ByteBuffersDirectory directory = new ByteBuffersDirectory(new SingleInstanceLockFactory(),
                ByteBuffersDataOutput::new, ByteBuffersDirectory.OUTPUT_AS_BYTE_ARRAY);
        IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer())
                .setMergePolicy(new LogDocMergePolicy())
                .setMergeScheduler(new SerialMergeScheduler());
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (Profile profile : profiles) {
                Document document = new Document();
                document.add(new Field(WORD, new Terms(
                        profile.words.stream().map(Entry::stem).iterator()), TERMS));
                document.add(new Field(GRAM, new Terms(
                        LongStream.of(profile.grams).mapToObj(WordIndex::name).iterator()), TERMS));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        return directory;
    }

    private static String name(long gram) {
        return new String(
                new char[]{(char) (gram >>> 32), (char) (gram >>> 16), (char) gram});
    }

    @Override
    public List<Match> nearest(String text, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + ", must be 1 or more");
        }
        return nearest(measure.profile(text), limit);
    }

    List<Match> nearest(Profile profile, int limit) {
        TreeSet<Integer> found = new TreeSet<>(byText.getOrDefault(profile.text, List.of()));
        int candidates = (int) Math.min(ids.size(),
                Math.max(WordSimilarity.MIN_CANDIDATES, 4L * limit));
        BooleanQuery query = query(profile);
        if (!query.clauses().isEmpty() && candidates > 0) {
            try {
                // Of so few texts all that match are scored quicker than those are found that need not be.
                for (ScoreDoc hit : searcher.search(query, new TopScoreDocCollectorManager(
                        candidates, null, Integer.MAX_VALUE)).scoreDocs) {
                    found.add(hit.doc);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the index in memory cannot be read", e);
            }
        }
        return found.stream()
                .map(i -> new Match(ids.get(i), measure.similarity(profile, profiles.get(i))))
                .filter(match -> match.score() > 0)
                .sorted(ORDER)
                .limit(limit)
                .toList();
    }

    private BooleanQuery query(Profile profile) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        add(profile.words.stream().map(word -> words.get(word.stem())), QUERY_WORDS, query);
        add(Arrays.stream(profile.grams).distinct().mapToObj(grams::get), QUERY_GRAMS, query);
        return query.build();
    }

    /** Asks for the rarest; of those that are as rare for the first. */
    private static void add(Stream<@Nullable Asked> all, int most, BooleanQuery.Builder query) {
        all.filter(Objects::nonNull)
                .sorted(Comparator.comparingInt(Asked::texts))
                .limit(most)
                .forEach(asked -> query.add(asked.query, BooleanClause.Occur.SHOULD));
    }

    /** Terms that need no analysis any more. */
    private static final class Terms extends TokenStream {
        private final Iterator<String> terms;
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        Terms(Iterator<String> terms) {
            this.terms = terms;
        }

        @Override
        public boolean incrementToken() {
            if (!terms.hasNext()) {
                return false;
            }
            clearAttributes();
            term.append(terms.next());
            return true;
        }
    }
}
