package dev.cardstock.grading.language;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The words of a lexicon, numbered from 0, in few arrays instead of an object for each. Immutable once it
 * is filled.
 */
final class Vocabulary {
    /** In ISO 8859-1, which has all letters of the languages that have a lexicon. */
    private byte[] chars;
    private final int[] ends;
    private final int[] table;
    private int size;

    Vocabulary(int words) {
        chars = new byte[Math.max(16, words * 9)];
        ends = new int[words + 1];
        table = new int[Integer.highestOneBit(Math.max(8, words * 2)) * 2];
    }

    /** Adds the word that begins like the last one and goes on with more letters; it must be new. */
    void add(int common, byte[] source, int from, int length) {
        int last = size == 0 ? 0 : ends[size - 1];
        int start = ends[size];
        int end = start + common + length;
        if (end > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(end, chars.length * 3 / 2));
        }
        System.arraycopy(chars, last, chars, start, common);
        System.arraycopy(source, from, chars, start + common, length);
        ends[size + 1] = end;
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + (chars[i] & 0xff);
        }
        int slot = slot(hash);
        while (table[slot] != 0) {
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = ++size;
    }

    /** The number of a word, or -1. */
    int id(String word) {
        // The same sum over the characters as in "add".
        int slot = slot(word.hashCode());
        while (table[slot] != 0) {
            int id = table[slot] - 1;
            if (is(id, word)) {
                return id;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return -1;
    }

    String word(int id) {
        return new String(chars, ends[id], ends[id + 1] - ends[id], StandardCharsets.ISO_8859_1);
    }

    int size() {
        return size;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 15) * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(table.length - 1);
    }

    private boolean is(int id, String word) {
        int start = ends[id];
        if (ends[id + 1] - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((chars[start + i] & 0xff) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
