package dev.cardstock.grading.memory;

import dev.cardstock.grading.memory.GradedAnswer.Source;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * How a graded answer lies in the index: what is searched for is indexed, and all of it is in one doc value,
 * which is read at any place without unpacking others.
 */
final class GradedDocuments {
    static final String VECTOR = "vector";
    static final String GRADED = "graded";
    private static final String ID = "id";
    private static final String QUESTION = "question";
    private static final String SAME = "same";
    private static final String LEARNER = "learner";

    private GradedDocuments() {}

    /**
     * Lucene's own format without the graph by which vectors are searched approximately: the vectors of one
     * question are few, and compared with all of them the answer is exact and always the same.
     */
    static Codec codec() {
        KnnVectorsFormat noGraph = new Lucene99HnswVectorsFormat(
                Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN,
                Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH,
                Lucene99HnswVectorsFormat.DEFAULT_NUM_MERGE_WORKER, null, Integer.MAX_VALUE);
        return new Lucene104Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return noGraph;
            }
        };
    }

    static Term id(String id) {
        return new Term(ID, id);
    }

    static Term question(String key) {
        return new Term(QUESTION, key);
    }

    static Term learner(String learner) {
        return new Term(LEARNER, learner);
    }

    /** What equal answers of one question have in common. */
    static Term same(String questionKey, String answer, Locale language) {
        return new Term(SAME, Keys.hash(List.of(questionKey, Keys.folded(answer, language))));
    }

    static Document document(GradedAnswer graded, SentenceEncoder encoder) {
        Document document = new Document();
        for (Term term : List.of(id(graded.id()), question(graded.questionKey()),
                same(graded.questionKey(), graded.answer(), graded.language()),
                learner(graded.learner()))) {
            document.add(new StringField(term.field(), term.bytes(), Field.Store.NO));
        }
        document.add(new BinaryDocValuesField(GRADED, new BytesRef(bytes(graded))));
        // The similarity is computed by ourselves: Lucene's are rounded to float.
        document.add(new KnnByteVectorField(VECTOR,
                vector(encoder, graded.answer(), graded.language()),
                VectorSimilarityFunction.DOT_PRODUCT));
        return document;
    }

    static byte[] vector(SentenceEncoder encoder, String answer, Locale language) {
        byte[] vector = encoder.encode(answer, language);
        if (vector.length != encoder.dimensions()) {
            throw new IllegalArgumentException("the encoder '" + encoder.id()
                    + "' gave a vector of "
                    + vector.length + " dimensions, its vectors have " + encoder.dimensions());
        }
        return vector;
    }

    private static byte[] bytes(GradedAnswer graded) {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        out.writeString(graded.id());
        out.writeString(graded.questionKey());
        out.writeString(graded.language().toLanguageTag());
        out.writeString(graded.answer());
        out.writeLong(Double.doubleToLongBits(graded.mark()));
        out.writeString(graded.source().name());
        out.writeString(graded.learner());
        return out.toArrayCopy();
    }

    static BinaryDocValues all(LeafReader reader) throws IOException {
        return DocValues.getBinary(reader, GRADED);
    }

    static GradedAnswer read(BinaryDocValues all, int doc) throws IOException {
        ByteArrayDataInput in = at(all, doc);
        return new GradedAnswer(in.readString(), in.readString(),
                Locale.forLanguageTag(in.readString()), in.readString(),
                Double.longBitsToDouble(in.readLong()), Source.valueOf(in.readString()),
                in.readString());
    }

    static String readId(BinaryDocValues all, int doc) throws IOException {
        return at(all, doc).readString();
    }

    private static ByteArrayDataInput at(BinaryDocValues all, int doc) throws IOException {
        if (!all.advanceExact(doc)) {
            throw new CorruptIndexException("a graded answer is missing", "document " + doc);
        }
        BytesRef bytes = all.binaryValue();
        return new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    }
}
