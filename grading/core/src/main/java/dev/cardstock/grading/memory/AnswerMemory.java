package dev.cardstock.grading.memory;

import static java.util.Objects.requireNonNull;

import dev.cardstock.CardstockException;
import dev.cardstock.Location;
import dev.cardstock.answer.Question;
import dev.cardstock.grading.memory.GradedAnswer.Source;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Graded answers, kept so that the same answer to the same question is graded as a person graded it, and a
 * similar one with an eye on it. It lies in memory or in a directory, as a Lucene index of its own.
 *
 * {@snippet class = "dev.cardstock.grading.Snippets" region = "memory"}
 *
 * <p>One memory serves the answers of all learners and decks of an application: a question finds only
 * what was said of the same question, see {@link GradedAnswer#questionKey}. A learner's override then
 * counts for every learner, and explanations may cite it; where it should not, give each learner a memory.
 *
 * <p><b>What is kept.</b> When a method that changes the memory returns, the change is on the disk and seen
 * by every thread. A crash at any moment, of the process or of the machine, loses nothing that had
 * returned; a change that had not is there wholly or not at all, a batch too. Each change waits for the
 * disk: give many answers to {@link #rememberAll} rather than to {@link #remember(GradedAnswer)} one by
 * one. What is forgotten is written out of all files before the method returns.
 *
 * <p><b>Thread-safety.</b> All methods may be called by any number of threads. {@link #recall} waits for
 * no change but a forgetting. A thread that is interrupted while it changes a memory in a directory can
 * make the change fail.
 *
 * <p><b>Order.</b> What is recalled depends on the graded answers alone, not on the order in which they
 * came nor on the machine.
 *
 * <p><b>Failures.</b> A memory that cannot be read or written, because the disk is full or a file is
 * damaged, reports a {@link CardstockException}; after a failed change it is closed and has to be opened
 * again. Calls on a closed memory throw {@link IllegalStateException}.
 */
public final class AnswerMemory implements AutoCloseable {
    /** The most graded answers that a recollection has. */
    public static final int NEIGHBOURS = 10;

    private static final int MAX_DIMENSIONS = 1024;
    private static final String FORMAT = "cardstock.memory";
    private static final String FORMAT_VERSION = "1";
    private static final String ENCODER = "cardstock.encoder";

    private final String name;
    private final SentenceEncoder encoder;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /** Held by the one thread that changes something. */
    private final Lock changing = new ReentrantLock();

    /** Read by all that use the index, written by what needs it for itself. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private @Nullable String closed;

    private AnswerMemory(Directory directory, String name, SentenceEncoder encoder)
            throws IOException {
        this.name = name;
        this.encoder = encoder;
        this.directory = directory;
        writer = writer(directory);
        try {
            prepare();
            searchers = new SearcherManager(writer, null);
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    /** {@return a new, empty memory that is gone when it is closed} */
    public static AnswerMemory inMemory() {
        return inMemory(defaultEncoder());
    }

    /**
     * A new, empty memory that is gone when it is closed.
     *
     * @param encoder tells which answers are alike
     * @return the memory
     */
    public static AnswerMemory inMemory(SentenceEncoder encoder) {
        try {
            return over(new ByteBuffersDirectory(), "in memory", encoder);
        } catch (IOException e) {
            throw new IllegalStateException("nothing is read or written outside the memory", e);
        }
    }

    /**
     * Opens the memory in a directory, which is created if it is not there.
     *
     * @param directory the directory, of nothing but the memory
     * @return the memory; close it to let others open it
     * @throws CardstockException if it is open elsewhere, damaged or no memory of answers
     * @throws IOException if the directory cannot be read or written
     */
    public static AnswerMemory open(Path directory) throws IOException {
        return open(directory, defaultEncoder());
    }

    /**
     * Opens the memory in a directory. If its vectors were made by another encoder, all answers are encoded
     * anew first; that is one change like any other.
     *
     * @param directory the directory, of nothing but the memory; created if it is not there
     * @param encoder tells which answers are alike
     * @return the memory; close it to let others open it
     * @throws CardstockException if it is open elsewhere, damaged or no memory of answers
     * @throws IOException if the directory cannot be read or written
     */
    public static AnswerMemory open(Path directory, SentenceEncoder encoder) throws IOException {
        return over(FSDirectory.open(directory), directory.toString(), encoder);
    }

    /** The one place that chooses what tells which answers are alike. */
    private static SentenceEncoder defaultEncoder() {
        return new SummedWords();
    }

    static AnswerMemory over(Directory directory, String name, SentenceEncoder encoder)
            throws IOException {
        requireNonNull(encoder, "encoder");
        if (encoder.id().isBlank() || encoder.dimensions() < 1
                || encoder.dimensions() > MAX_DIMENSIONS) {
            directory.close();
            throw new IllegalArgumentException("the encoder '" + encoder.id() + "' has "
                    + encoder.dimensions() + " dimensions; it must have an id and 1 to "
                    + MAX_DIMENSIONS);
        }
        try {
            return new AnswerMemory(directory, name, encoder);
        } catch (IOException e) {
            directory.close();
            throw explained(e, name);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static IOException explained(IOException e, String name) {
        Location where = Location.of(name);
        if (e instanceof LockObtainFailedException) {
            throw new CardstockException("the answer memory is open elsewhere", where,
                    "close it there first, or use the one that is open", e);
        }
        if (isDamage(e)) {
            throw new CardstockException("the answer memory is damaged: " + e.getMessage(), where,
                    "restore the directory from a copy, or remove it and start anew", e);
        }
        return e;
    }

    private static boolean isDamage(IOException e) {
        return e instanceof CorruptIndexException || e instanceof IndexFormatTooOldException
                || e instanceof IndexFormatTooNewException || e instanceof EOFException
                || e instanceof NoSuchFileException || e instanceof FileNotFoundException;
    }

    private static IndexWriter writer(Directory directory) throws IOException {
        TieredMergePolicy merging = new TieredMergePolicy();
        // What is forgotten is merged away, however little of a segment it is.
        merging.setForceMergeDeletesPctAllowed(0);
        return new IndexWriter(directory,
                new IndexWriterConfig().setCodec(GradedDocuments.codec())
                        .setMergePolicy(merging)
                        .setMergeScheduler(new SerialMergeScheduler())
                        .setCommitOnClose(false));
    }

    /** Makes a new index ours, and the vectors those of the encoder. */
    private void prepare() throws IOException {
        Map<String, String> found = new HashMap<>();
        if (writer.getLiveCommitData() != null) {
            writer.getLiveCommitData().forEach(e -> found.put(e.getKey(), e.getValue()));
        }
        String format = found.get(FORMAT);
        boolean empty = writer.getDocStats().maxDoc == 0;
        if (!(format == null ? empty : format.equals(FORMAT_VERSION))) {
            throw new CardstockException(format == null
                    ? "the directory holds a Lucene index that is no answer memory"
                    : "the answer memory is of version " + format + ", which is unknown",
                    Location.of(name),
                    format == null ? "choose another directory" : "use a newer Cardstock", null);
        }
        String vectors = encoder.id() + "/" + encoder.dimensions();
        if (vectors.equals(found.get(ENCODER))) {
            return;
        }
        encodeAnew();
        writer.setLiveCommitData(Map.of(FORMAT, FORMAT_VERSION, ENCODER, vectors).entrySet());
        writer.commit();
    }

    private void encodeAnew() throws IOException {
        try (IndexReader old = DirectoryReader.open(writer)) {
            writer.deleteAll();
            for (LeafReaderContext leaf : old.leaves()) {
                BinaryDocValues all = GradedDocuments.all(leaf.reader());
                Bits live = leaf.reader().getLiveDocs();
                for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
                    if (live == null || live.get(doc)) {
                        writer.addDocument(GradedDocuments
                                .document(GradedDocuments.read(all, doc), encoder));
                    }
                }
            }
        }
    }

    /**
     * Remembers an answer of nobody in particular.
     *
     * @param question the question
     * @param answer what was typed
     * @param mark how right it is, 0 to 1
     * @param source who says so
     * @throws IllegalArgumentException if the answer is blank or too long or the mark out of range
     */
    public void remember(Question question, String answer, double mark, Source source) {
        remember(GradedAnswer.of(question, answer, mark, source));
    }

    /**
     * Remembers an answer, in the place of the one that has the same id.
     *
     * @param graded the answer
     */
    public void remember(GradedAnswer graded) {
        rememberAll(List.of(graded));
    }

    /**
     * Remembers answers, all or, if it fails, none. Of those that have the same id the last one stays. While
     * it works they are in memory all at once.
     *
     * @param graded the answers
     */
    public void rememberAll(Collection<GradedAnswer> graded) {
        // Made before anything is written, so that an encoder that fails leaves nothing behind.
        var documents = new ArrayList<Map.Entry<Term, Document>>();
        for (GradedAnswer one : graded) {
            documents.add(Map.entry(GradedDocuments.id(one.id()),
                    GradedDocuments.document(one, encoder)));
        }
        if (documents.isEmpty()) {
            return;
        }
        change(use.readLock(), () -> {
            for (var document : documents) {
                writer.updateDocument(document.getKey(), document.getValue());
            }
        });
    }

    /**
     * Forgets an answer: no byte of it remains in any file.
     *
     * @param id its id
     * @return whether it was there
     */
    public boolean forget(String id) {
        return forget(GradedDocuments.id(id)) > 0;
    }

    /**
     * Forgets all answers of a learner, whoever graded them: no byte of them remains in any file.
     *
     * @param learner the learner, not empty
     * @return how many there were
     */
    public int forgetLearner(String learner) {
        if (learner.isEmpty()) {
            throw new IllegalArgumentException(
                    "learner is empty; answers of unknown learners are forgotten by their id");
        }
        return forget(GradedDocuments.learner(learner));
    }

    private int forget(Term term) {
        int[] found = new int[1];
        // For itself, since a file stays as long as a search reads it.
        change(use.writeLock(), () -> {
            found[0] = search(searcher -> searcher.count(new TermQuery(term)));
            writer.deleteDocuments(term);
            // Also where nothing was found: an answer that was replaced is still in the files.
            writer.forceMergeDeletes();
        });
        return found[0];
    }

    /** {@return how many answers are remembered} */
    public int size() {
        return use(() -> search(searcher -> searcher.getIndexReader().numDocs()));
    }

    /**
     * Recalls what bears on an answer.
     *
     * @param question the question
     * @param answer what was typed, of any length; beyond {@link GradedAnswer#MAX_ANSWER} UTF-16 units
     *     nothing is recalled
     * @return graded answers of the same question
     */
    public Recollection recall(Question question, String answer) {
        return find(question, answer, null);
    }

    /**
     * Recalls what bears on an answer as if one of the graded answers was not there, for finding out how well
     * remembered answers predict each other.
     *
     * @param question the question
     * @param answer what was typed
     * @param id the id of the one that is left out
     * @return the other graded answers of the same question
     */
    public Recollection recallWithout(Question question, String answer, String id) {
        return find(question, answer, requireNonNull(id, "id"));
    }

    private Recollection find(Question question, String answer, @Nullable String except) {
        if (answer.isBlank() || answer.length() > GradedAnswer.MAX_ANSWER) {
            return Recollection.none();
        }
        String key = GradedAnswer.questionKey(question);
        return use(() -> search(searcher -> Nearest.find(searcher.getIndexReader(), key, answer,
                question.language(), encoder, except)));
    }

    private interface Search<T> {
        T in(IndexSearcher searcher) throws IOException;
    }

    private <T> T search(Search<T> search) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return search.in(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T use(Reading<T> reading) {
        use.readLock().lock();
        try {
            checkOpen();
            return reading.read();
        } catch (IOException e) {
            throw new CardstockException("the answer memory cannot be read: " + e.getMessage(),
                    Location.of(name), "open it again", e);
        } finally {
            use.readLock().unlock();
        }
    }

    private interface Change {
        void make() throws IOException;
    }

    /** Makes a change that lasts and is seen when this returns. */
    private void change(Lock lock, Change change) {
        changing.lock();
        try {
            make(lock, change);
        } catch (IOException e) {
            abandon(e);
            throw new CardstockException("the answer memory cannot be written: " + e.getMessage(),
                    Location.of(name), "make room if the disk is full, and open it again", e);
        } catch (RuntimeException | Error e) {
            abandon(e);
            throw e;
        } finally {
            changing.unlock();
        }
    }

    private void make(Lock lock, Change change) throws IOException {
        lock.lock();
        try {
            checkOpen();
            change.make();
            writer.commit();
            searchers.maybeRefreshBlocking();
        } finally {
            lock.unlock();
        }
    }

    private void checkOpen() {
        if (closed != null) {
            throw new IllegalStateException("the answer memory (" + name + ") " + closed);
        }
    }

    /** Leaves the disk as it was before the change that failed. */
    private void abandon(Throwable failure) {
        try {
            end("was closed when a change failed; open it again", writer::rollback);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private interface Ending {
        void end() throws IOException;
    }

    private void end(String why, Ending ending) throws IOException {
        use.writeLock().lock();
        try {
            if (closed == null) {
                closed = why;
                try (directory; searchers) {
                    ending.end();
                }
            }
        } finally {
            use.writeLock().unlock();
        }
    }

    /** Closes the memory; after that others can open it. Closing it again does nothing. */
    @Override
    public void close() {
        changing.lock();
        try {
            end("is closed", writer::close);
        } catch (IOException e) {
            throw new CardstockException("the answer memory cannot be closed: " + e.getMessage(),
                    Location.of(name), "what was remembered is safe", e);
        } finally {
            changing.unlock();
        }
    }
}
