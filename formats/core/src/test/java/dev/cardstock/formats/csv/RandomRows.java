package dev.cardstock.formats.csv;

import dev.cardstock.formats.table.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows such as learners keep: a word or two, what they mean, tags. The same seed gives the same rows. */
final class RandomRows {
    /** The names of the columns. */
    static final List<String> HEADER = List.of("Front", "Back", "Tags", "Id");

    private static final String[] WORDS = {"der", "Äpfel", "Straße", "to", "house", "memory",
            "capital", "of", "über", "naïve", "façade", "the", "a", "photosynthesis", "learning",
            "rate", "gradient", "記憶", "学習する", "你好", "Москва", "γράμμα", "1492", "H₂O"};
    private static final String[] TAGS = {"verb", "chapter::1", "chapter::2", "hard", "日本語",
            "two words"};

    private final Random random;
    private int row;

    RandomRows(long seed) {
        random = new Random(seed);
    }

    /** The cells of the next row, in the order of {@link #HEADER}. */
    List<String> next() {
        List<String> tags = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            tags.add(TAGS[random.nextInt(TAGS.length)]);
        }
        return List.of(words(1 + random.nextInt(3)), words(3 + random.nextInt(10)),
                Cells.tags(List.copyOf(new java.util.LinkedHashSet<>(tags))), "note-" + row++);
    }

    /** Words; in one text of ten a comma, in one of twenty quotes, in one of twenty a line break. */
    private String words(int count) {
        int kind = random.nextInt(20);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                text.append(kind < 2 ? ", " : kind == 2 ? "\n" : " ");
            }
            String word = WORDS[random.nextInt(WORDS.length)];
            text.append(kind == 3 ? '"' + word + '"' : word);
        }
        return text.toString();
    }
}
