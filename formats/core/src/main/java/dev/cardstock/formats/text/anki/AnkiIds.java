package dev.cardstock.formats.text.anki;

import dev.cardstock.deck.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids of Anki that follow from ours, and ours that follow from Anki's. */
public final class AnkiIds {
    /** The attribute of notes under which their guid travels along. */
    public static final String GUID = "anki.guid";

    private static final String GUID_DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
            + "0123456789!#$%&()*+,-./:;<=>?@[]^_`{|}~";
    private static final String GUID_START = "cardstock";
    private static final MessageDigest SHA_1 = algorithm("SHA-1");
    private static final MessageDigest SHA_256 = algorithm("SHA-256");
    private static final Pattern OWN_GUID = Pattern
            .compile(GUID_START + "(?:-[0-9a-z]{1,13})?:");
    /** The year 2001, before any true id of Anki. */
    private static final long FIRST = 1_000_000_000_000L;
    private static final long RANGE = 200_000_000_000L;

    private AnkiIds() {}

    private static MessageDigest algorithm(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + name, e);
        }
    }

    private static long hash(String text) {
        return ByteBuffer.wrap(hashed(SHA_256, text)).getLong();
    }

    /** Works on a copy, as that takes less time than to look for the algorithm. */
    private static byte[] hashed(MessageDigest algorithm, String text) {
        try {
            return ((MessageDigest) algorithm.clone())
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(algorithm + " of this platform has no copies", e);
        }
    }

    /**
     * What a note that is not from Anki is known by there. It holds the id, because Anki keeps of a note
     * that it imports nothing else that could.
     *
     * @param namespace what it is derived in, may be empty
     * @param noteId the note's id
     * @return the guid
     */
    public static String guid(String namespace, String noteId) {
        if (hasHalfOfPair(noteId)) {
            return digits(hash(namespace + "\u001f" + noteId));
        }
        String space = namespace.isEmpty() ? "" : "-" + digest(namespace, "");
        return GUID_START + space + ":" + noteId;
    }

    /** Whether a text holds half of a surrogate pair, which has no form in UTF-8. */
    private static boolean hasHalfOfPair(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
                return true;
            }
        }
        return false;
    }

    private static String digits(long number) {
        long rest = number;
        StringBuilder guid = new StringBuilder();
        int base = GUID_DIGITS.length();
        do {
            guid.append(GUID_DIGITS.charAt((int) Long.remainderUnsigned(rest, base)));
            rest = Long.divideUnsigned(rest, base);
        } while (rest != 0);
        return guid.reverse().toString();
    }

    /**
     * A note's id, from what identifies it in all collections.
     *
     * @param guid the guid
     * @return the id
     */
    public static String noteId(String guid) {
        Matcher own = guid.startsWith(GUID_START) ? OWN_GUID.matcher(guid) : null;
        String id = own != null && own.lookingAt() ? guid.substring(own.end()) : "";
        boolean isId = !id.isBlank() && id.length() <= Ids.MAX_LENGTH
                && id.chars().noneMatch(Character::isISOControl);
        return isId ? id : Ids.derived("anki.guid", guid);
    }

    /**
     * The id of a note whose guid other notes have too.
     *
     * @param guid the guid
     * @param id Anki's id of it
     * @return the id
     */
    public static String noteId(String guid, long id) {
        return Ids.derived("anki.guid", guid, Long.toString(id));
    }

    /**
     * An id for something that is not from Anki; not a time, but like one.
     *
     * @param kind what it is
     * @param id its id
     * @return the number
     */
    public static long number(String kind, String id) {
        return FIRST + Math.floorMod(hash(kind + "\u001f" + id), RANGE);
    }

    /**
     * The checksum by which Anki finds notes with the same first field.
     *
     * @param plainFirstField the field without HTML
     * @return the checksum
     */
    public static long checksum(String plainFirstField) {
        return ByteBuffer.wrap(hashed(SHA_1, plainFirstField)).getInt() & 0xffff_ffffL;
    }

    /**
     * A short digest of a note's content, for noticing changes.
     *
     * @param fields its fields
     * @param tags its tags
     * @return the digest
     */
    public static String digest(String fields, String tags) {
        return Long.toUnsignedString(hash(fields + "\u001e" + tags), 36);
    }
}
