package dev.cardstock.deck;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A picture, sound or other file that notes refer to by its name. The bytes are elsewhere, in a
 * {@link MediaSource}.
 *
 * @param name the name by which notes refer to it; a plain file name, never a path
 * @param size its length in bytes, or -1 if unknown
 * @param sha256 the SHA-256 of its bytes in lower-case hexadecimal, or null if unknown
 */
public record Media(String name, long size, @Nullable String sha256) {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the name is not a plain file name, the size is less than
     *     -1, or the hash is not 64 hexadecimal digits
     */
    public Media {
        if (!isSafeName(requireNonNull(name, "name"))) {
            throw new IllegalArgumentException("media name '" + Ids.shortened(name)
                    + "' is not a plain file name: it may not be blank, '.' or '..', nor hold"
                    + " '/', '\\', ':' or control characters, nor be longer than "
                    + Ids.MAX_LENGTH);
        }
        if (size < -1) {
            throw new IllegalArgumentException("size is " + size + ", must be -1 or more");
        }
        if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 of '" + name
                    + "' must be 64 lower-case hexadecimal digits");
        }
    }

    /**
     * A file of which nothing but the name is known.
     *
     * @param name its name
     * @return the media
     */
    public static Media named(String name) {
        return new Media(name, -1, null);
    }

    /**
     * Whether a name can be used for a file in one folder without leaving it, on any system.
     *
     * @param name the name
     * @return true if it is a plain file name
     */
    public static boolean isSafeName(String name) {
        return !name.isBlank() && name.length() <= Ids.MAX_LENGTH && !name.equals(".")
                && !name.equals("..")
                && name.chars()
                        .noneMatch(c -> c == '/' || c == '\\' || c == ':'
                                || Character.isISOControl(c));
    }
}
