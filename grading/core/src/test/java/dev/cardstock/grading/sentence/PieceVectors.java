package dev.cardstock.grading.sentence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Word pieces with a vector each, in the form of the file that is shipped: the number of components and of
 * pieces, then for each piece the length of its text in UTF-8, the text, a scale as a float, and the components
 * as bytes to be multiplied by it. Big-endian.
 *
 * @param texts the pieces
 * @param vectors their vectors
 */
record PieceVectors(List<String> texts, List<double[]> vectors) {
    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(vectors.getFirst().length);
            out.writeInt(texts.size());
            for (int i = 0; i < texts.size(); i++) {
                byte[] text = texts.get(i).getBytes(StandardCharsets.UTF_8);
                out.writeByte(text.length);
                out.write(text);
                write(vectors.get(i), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(double[] vector, DataOutputStream out) throws IOException {
        double largest = 0;
        for (double component : vector) {
            largest = Math.max(largest, Math.abs(component));
        }
        float scale = (float) (largest / Byte.MAX_VALUE);
        out.writeFloat(scale);
        for (double component : vector) {
            out.writeByte(scale == 0 ? 0 : (int) Math.rint(component / scale));
        }
    }

    static PieceVectors of(byte[] file) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
            int dimensions = in.readInt();
            int count = in.readInt();
            List<String> texts = new ArrayList<>(count);
            List<double[]> vectors = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                texts.add(new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8));
                float scale = in.readFloat();
                double[] vector = new double[dimensions];
                for (int d = 0; d < dimensions; d++) {
                    vector[d] = in.readByte() * (double) scale;
                }
                vectors.add(vector);
            }
            if (in.read() >= 0) {
                throw new IllegalArgumentException("bytes after the last of " + count + " pieces");
            }
            return new PieceVectors(texts, vectors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cosine of the angle between two vectors, 0 where one is all zeros. */
    static double cosine(double[] a, double[] b) {
        double product = 0;
        double squaresOfA = 0;
        double squaresOfB = 0;
        for (int d = 0; d < a.length; d++) {
            product += a[d] * b[d];
            squaresOfA += a[d] * a[d];
            squaresOfB += b[d] * b[d];
        }
        double norms = Math.sqrt(squaresOfA * squaresOfB);
        return norms == 0 ? 0 : product / norms;
    }
}
