package dev.cardstock.grading.minilm;

import dev.cardstock.text.TextEncoder;
import dev.cardstock.text.TokenVectors;
import java.util.List;

/**
 * MiniLM as a plug: each word piece of a text has the vector that the encoder gives it among the others.
 * Thread-safe.
 */
public final class MiniLmEncoder implements TextEncoder, AutoCloseable {
    /** The model has 512 positions; the start and the end of a text take one each. */
    private static final int MOST_PIECES = 510;

    private final MiniLm model = new MiniLm();

    @Override
    public String id() {
        return "all-minilm-l6-v2-q";
    }

    @Override
    public int dimensions() {
        return MiniLm.DIMENSIONS;
    }

    @Override
    public TokenVectors encode(String text) {
        TokenVectors.Builder tokens = TokenVectors.builder(MiniLm.DIMENSIONS);
        List<WordPieces.Piece> pieces = model.pieces().cut(text, MOST_PIECES);
        if (pieces.isEmpty()) {
            return tokens.build();
        }
        int[] ids = pieces.stream().mapToInt(WordPieces.Piece::id).toArray();
        float[][] vectors = model.encode(new int[][]{ids})[0];
        for (int i = 0; i < pieces.size(); i++) {
            WordPieces.Piece piece = pieces.get(i);
            tokens.add(new TokenVectors.Token(model.pieces().text(piece.id()), piece.start(),
                    piece.end()), vectors[i + 1]);
        }
        return tokens.build();
    }

    @Override
    public void close() {
        model.close();
    }
}
