package dev.cardstock.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that nobody expects and everybody gets. */
final class OddTexts {
    private OddTexts() {}

    /** Blanks, controls, halves of surrogate pairs, all scripts, a very long one, and chance. */
    static List<String> of(long seed) {
        List<String> texts = new ArrayList<>(List.of("", " ", "\n\t", "\u00a0", "\0", "\ud83d",
                "\udc00\ud83d", "e\u0301", "日本語", "שלום", "👩‍👩‍👧", "a\u202eb", "?".repeat(1000),
                "word ".repeat(20_000), "x".repeat(100_000)));
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(60); j > 0; j--) {
                text.appendCodePoint(random.nextInt(4) == 0
                        ? random.nextInt(0x110000)
                        : 32 + random.nextInt(95));
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
