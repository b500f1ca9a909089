package dev.cardstock.study.store;

import dev.cardstock.deck.CardId;
import dev.cardstock.progress.ProgressEvent;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Events with all that a text can hold. */
final class RandomEvents {
    private static final List<String> PIECES = List.of("a", "B", " ", "é", "e\u0301", "日", "𝄞",
            "\ud834", "\udd1e", "\0", "\n", "\r", "\t", "\u007f", "\u0085", "\u2028", "\ufeff",
            "\uffff",
            "\"", "\\", "/", "'", "#", "{", "}", "%", "\\u0041", "#00000000 00000000 00000000\n");

    private final Random random;

    RandomEvents(Random random) {
        this.random = random;
    }

    String text(int most) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, random.nextInt(most + 1))
                .forEach(i -> text.append(PIECES.get(random.nextInt(PIECES.size()))));
        return text.toString();
    }

    private String idPiece() {
        return text(4).replaceAll("\\p{Cntrl}|[\u0085/]", "") + random.nextInt(100);
    }

    ProgressEvent event() {
        SortedMap<String, String> values = new TreeMap<>();
        IntStream.range(0, random.nextInt(4)).forEach(i -> values.put(text(3), text(30)));
        CardId card = random.nextInt(3) == 0
                ? null
                : new CardId(idPiece() + (random.nextBoolean() ? "/" : "") + idPiece(), idPiece());
        return new ProgressEvent(time(), "k" + text(5), card, values);
    }

    private Instant time() {
        return switch (random.nextInt(20)) {
            case 0 -> Instant.MIN;
            case 1 -> Instant.MAX;
            default ->
                Instant.ofEpochMilli(random.nextLong(-100_000_000_000_000L, 4_000_000_000_000L));
        };
    }

    List<ProgressEvent> events(int most) {
        return IntStream.range(0, random.nextInt(most + 1)).mapToObj(i -> event()).toList();
    }
}
