package dev.cardstock.deck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stable ids. Learning history hangs on the ids of notes, so a note read twice from the same source
 * must get the same id twice: it is derived from what identifies the note in the source, never from
 * the clock or from chance.
 */
public final class Ids {
    /** The longest id, in UTF-16 units. */
    public static final int MAX_LENGTH = 255;

    /** RFC 9562, section 6.6: the name space for URLs. */
    private static final byte[] URL_NAMESPACE = HexFormat.of()
            .parseHex("6ba7b8119dad11d180b400c04fd430c8");

    /** The last name space: many ids in a row are of the same. */
    private static volatile @Nullable NameSpace last;

    private static final class NameSpace {
        private final String name;
        private final byte[] id;

        NameSpace(String name, byte[] id) {
            this.name = name;
            this.id = id;
        }
    }

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
        MessageDigest sha1;
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
        NameSpace space = last;
        if (space == null || !space.name.equals(namespace)) {
            space = new NameSpace(namespace, uuid5(sha1, URL_NAMESPACE, namespace));
            last = space;
        }
        ByteBuffer id = ByteBuffer.wrap(uuid5(sha1, space.id, String.join("\u001f", key)));
        return new UUID(id.getLong(), id.getLong()).toString();
    }

    /** The 16 bytes of a UUID, and more that do not matter. */
    private static byte[] uuid5(MessageDigest sha1, byte[] namespace, String name) {
        sha1.update(namespace, 0, 16);
        byte[] hash = sha1.digest(name.getBytes(UTF_8));
        hash[6] = (byte) (hash[6] & 0x0f | 0x50);
        hash[8] = (byte) (hash[8] & 0x3f | 0x80);
        return hash;
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

    private static @Nullable String problem(String id) {
        if (id.isBlank()) {
            return "is blank";
        }
        if (id.length() > MAX_LENGTH) {
            return "has " + id.length() + " characters, may have " + MAX_LENGTH;
        }
        for (int i = 0; i < id.length(); i++) {
            if (Character.isISOControl(id.charAt(i))) {
                return "holds a control character";
            }
        }
        return null;
    }

    static String shortened(String text) {
        String visible = text.replaceAll("\\p{Cntrl}", " ");
        return visible.length() <= 60 ? visible : visible.substring(0, 57) + "...";
    }
}
