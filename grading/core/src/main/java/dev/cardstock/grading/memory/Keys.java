package dev.cardstock.grading.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.answer.Question;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.text.TextNormalizer;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.util.BytesRef;

/** What makes two questions, or two answers, the same. */
final class Keys {
    private static final int BYTES = 16;

    private Keys() {}

    static String question(Question question) {
        // The language is left out: a deck whose language is set later keeps its memory.
        TextNormalizer normalizer = TextNormalizer.of(Locale.ROOT);
        List<String> parts = new ArrayList<>();
        question.references().forEach(reference -> parts.add(normalizer.normalize(reference)));
        if (question.list() != ListOrder.ORDERED) {
            parts.sort(null);
        }
        parts.add(0, normalizer.normalize(question.prompt()));
        parts.add(0, question.list().name());
        return hash(parts);
    }

    static String hash(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(UTF_8);
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The answer but for invisible characters and blanks. */
    static String typed(String answer, Locale language) {
        return TextNormalizer.keepingCase(language).normalize(storable(answer));
    }

    /** Half a surrogate pair does not come back from the disk as it was. */
    private static String storable(String answer) {
        return new BytesRef(answer).utf8ToString();
    }

    /** The answer but for letter case and the sign at its end. */
    static String folded(String answer, Locale language) {
        String folded = TextNormalizer.of(language).normalize(storable(answer));
        int end = folded.length();
        while (end > 0 && ".!。 ".indexOf(folded.charAt(end - 1)) >= 0) {
            end--;
        }
        return end == 0 ? folded : folded.substring(0, end);
    }
}
