package dev.cardstock.deck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/**
 * Stable ids. Learning history hangs on the ids of notes, so a note read twice from the same source
 * must get the same id twice: it is derived from what identifies the note in the source, never from
 * the clock or from chance.
 */
public final class Ids {
    /** The longest id, in UTF-16 units. */
    public static final int MAX_LENGTH = 255;

    /** RFC 9562, section 6.6: the name space for URLs. */
    private static final UUID URL_NAMESPACE = UUID
            .fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private Ids() {}

    /**
     * Derives an id: the UUID of version 5 (RFC 9562, section 5.5) of a namespace and a key.
     *
     * @param namespace what the keys belong to, chosen by the application and kept for ever, such as
     *     {@code https://example.org/decks/transformers}; not a title, which changes
     * @param key what identifies the thing in its source, as one or several parts
     * @return the id, 36 characters
     */
    public static String derived(String namespace, String... key) {
        requireNonNull(namespace, "namespace");
        UUID space = uuid5(URL_NAMESPACE, namespace);
        return uuid5(space, String.join("\u001f", List.of(key))).toString();
    }

    private static UUID uuid5(UUID namespace, String name) {
        MessageDigest sha1;
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
        sha1.update(ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(UTF_8)));
        long high = (hash.getLong() & 0xffffffffffff0fffL) | 0x5000L;
        long low = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /**
     * Checks an id.
     *
     * @param id the id
     * @param what whose id it is, for the message
     * @return the id
     * @throws IllegalArgumentException if it is blank, too long, or holds control characters
     */
    static String check(String id, String what) {
        requireNonNull(id, what);
        String problem = problem(id);
        if (problem != null) {
            throw new IllegalArgumentException(what + " '" + shortened(id) + "' " + problem);
        }
        return id;
    }

    private static @org.jspecify.annotations.Nullable String problem(String id) {
        if (id.isBlank()) {
            return "is blank";
        }
        if (id.length() > MAX_LENGTH) {
            return "has " + id.length() + " characters, may have " + MAX_LENGTH;
        }
        return id.chars().anyMatch(Character::isISOControl) ? "holds a control character" : null;
    }

    static String shortened(String text) {
        String visible = text.replaceAll("\\p{Cntrl}", " ");
        return visible.length() <= 60 ? visible : visible.substring(0, 57) + "...";
    }
}
