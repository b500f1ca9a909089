package dev.cardstock.study.set;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.deck.Note;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/** A hash of all that decides which questions a set gives. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(List<Item> items, Collection<Note> notes, DistractorRule rule) {
        MessageDigest sha;
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        add(sha, rule.toString());
        for (Item item : items) {
            add(sha, item.id().toString());
            add(sha, item.promptKey().toString());
            add(sha, item.answerKey().toString());
            add(sha, item.accepted().toString());
            add(sha, item.card().answerKey().toString());
            add(sha, String.join("\u001f", item.section()));
            add(sha, new TreeSet<>(item.card().note().tags()).toString());
            add(sha, item.card().note().starred() ? "starred" : "");
        }
        for (Note note : notes) {
            if (!note.sameFactAs().isEmpty()) {
                add(sha, note.id() + note.sameFactAs());
            }
        }
        return HexFormat.of().formatHex(sha.digest(), 0, 16);
    }

    private static void add(MessageDigest sha, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        sha.update((bytes.length + ":").getBytes(UTF_8));
        sha.update(bytes);
    }
}
