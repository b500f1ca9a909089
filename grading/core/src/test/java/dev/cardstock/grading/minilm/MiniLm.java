package dev.cardstock.grading.minilm;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The encoder all-MiniLM-L6-v2 of the sentence-transformers project (Apache-2.0), quantised to int8, run by
 * ONNX Runtime. A session computes on the caller's thread only, so many threads may use one object, and the
 * result does not depend on how many do.
 *
 * <p>The activations are quantised for all texts of a call together: a text's vectors are exactly the same
 * again only in the same company, and on processors with the same int8 instructions.
 */
public final class MiniLm implements AutoCloseable {
    /** The length of its vectors. */
    public static final int DIMENSIONS = 384;

    private static final String NAME = "/all-minilm-l6-v2-q";
    private static final int START = 101;
    private static final int END = 102;

    private final WordPieces pieces;
    private final OrtEnvironment environment;
    private final OrtSession session;

    /** Reads the model that is on the class path. */
    public MiniLm() {
        pieces = WordPieces.of(JsonMapper.shared().readTree(resource(NAME + "-tokenizer.json")));
        environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = environment.createSession(resource(NAME + ".onnx"), options);
        } catch (OrtException e) {
            throw new IllegalStateException("The model of MiniLM cannot be loaded", e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = MiniLm.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return its vocabulary} */
    public WordPieces pieces() {
        return pieces;
    }

    /**
     * Encodes texts of the same number of pieces.
     *
     * @param texts the ids of the pieces of each text, without a start and an end
     * @return for each text the vectors of its start, its pieces and its end
     */
    public float[][][] encode(int[][] texts) {
        int length = texts[0].length + 2;
        long[][] ids = new long[texts.length][length];
        long[][] mask = new long[texts.length][length];
        for (int i = 0; i < texts.length; i++) {
            ids[i][0] = START;
            for (int k = 0; k < texts[i].length; k++) {
                ids[i][k + 1] = texts[i][k];
            }
            ids[i][length - 1] = END;
            Arrays.fill(mask[i], 1);
        }
        try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, ids);
                OnnxTensor maskTensor = OnnxTensor.createTensor(environment, mask);
                OnnxTensor typeTensor = OnnxTensor.createTensor(environment,
                        new long[texts.length][length]);
                OrtSession.Result result = session.run(Map.of("input_ids", idTensor,
                        "attention_mask", maskTensor, "token_type_ids", typeTensor))) {
            return (float[][][]) result.get(0).getValue();
        } catch (OrtException e) {
            throw new IllegalStateException("MiniLM failed", e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("The session of MiniLM cannot be closed", e);
        }
    }
}
