package dev.cardstock.template;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;

/**
 * The hash function BLAKE3, from which Anki makes the ids of hints (O'Connor, Aumasson, Neves and
 * Wilcox-O'Hearn, "BLAKE3: one function, fast everywhere", 2020).
 */
final class Blake3 {
    private static final int BLOCK = 64;
    private static final int CHUNK = 1024;
    private static final int CHUNK_START = 1;
    private static final int CHUNK_END = 2;
    private static final int PARENT = 4;
    private static final int ROOT = 8;
    private static final int[] START = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f,
            0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    private static final int[] PERMUTATION = {2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8};

    /** What is left to compress when the output is not known to be the root's yet. */
    private static final class Node {
        private final int[] chaining;
        private final int[] block;
        private final long counter;
        private final int length;
        private final int flags;

        Node(int[] chaining, int[] block, long counter, int length, int flags) {
            this.chaining = chaining;
            this.block = block;
            this.counter = counter;
            this.length = length;
            this.flags = flags;
        }

        int[] output(int more) {
            return compress(chaining, block, counter, length, flags | more);
        }
    }

    private Blake3() {}

    /** The first 8 bytes of the hash, as 16 hexadecimal digits. */
    static String hex(byte[] message) {
        Deque<int[]> stack = new ArrayDeque<>();
        int chunks = Math.max(1, (message.length + CHUNK - 1) / CHUNK);
        for (int i = 0; i < chunks - 1; i++) {
            int[] value = chunk(message, i).output(0);
            for (int done = i + 1; (done & 1) == 0; done >>= 1) {
                value = parent(stack.pop(), value).output(0);
            }
            stack.push(value);
        }
        Node last = chunk(message, chunks - 1);
        while (!stack.isEmpty()) {
            last = parent(stack.pop(), last.output(0));
        }
        int[] words = last.output(ROOT);
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        return HexFormat.of().formatHex(bytes.putInt(words[0]).putInt(words[1]).array());
    }

    private static Node chunk(byte[] message, int index) {
        int start = index * CHUNK;
        int end = Math.min(message.length, start + CHUNK);
        int[] chaining = START;
        int flags = CHUNK_START;
        int at = start;
        while (end - at > BLOCK) {
            chaining = compress(chaining, block(message, at, BLOCK), index, BLOCK, flags);
            flags = 0;
            at += BLOCK;
        }
        return new Node(chaining, block(message, at, end - at), index, end - at,
                flags | CHUNK_END);
    }

    private static int[] block(byte[] message, int from, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(message, from, length).clear();
        int[] words = new int[16];
        bytes.asIntBuffer().get(words);
        return words;
    }

    private static Node parent(int[] left, int[] right) {
        int[] words = Arrays.copyOf(left, 16);
        System.arraycopy(right, 0, words, 8, 8);
        return new Node(START, words, 0, BLOCK, PARENT);
    }

    private static int[] compress(int[] chaining, int[] block, long counter, int length,
            int flags) {
        int[] s = Arrays.copyOf(chaining, 16);
        System.arraycopy(START, 0, s, 8, 4);
        s[12] = (int) counter;
        s[13] = (int) (counter >>> 32);
        s[14] = length;
        s[15] = flags;
        int[] words = block;
        for (int round = 0; round < 7; round++) {
            mix(s, 0, 4, 8, 12, words[0], words[1]);
            mix(s, 1, 5, 9, 13, words[2], words[3]);
            mix(s, 2, 6, 10, 14, words[4], words[5]);
            mix(s, 3, 7, 11, 15, words[6], words[7]);
            mix(s, 0, 5, 10, 15, words[8], words[9]);
            mix(s, 1, 6, 11, 12, words[10], words[11]);
            mix(s, 2, 7, 8, 13, words[12], words[13]);
            mix(s, 3, 4, 9, 14, words[14], words[15]);
            int[] permuted = new int[16];
            for (int i = 0; i < 16; i++) {
                permuted[i] = words[PERMUTATION[i]];
            }
            words = permuted;
        }
        int[] output = new int[8];
        for (int i = 0; i < 8; i++) {
            output[i] = s[i] ^ s[i + 8];
        }
        return output;
    }

    private static void mix(int[] s, int a, int b, int c, int d, int x, int y) {
        s[a] += s[b] + x;
        s[d] = Integer.rotateRight(s[d] ^ s[a], 16);
        s[c] += s[d];
        s[b] = Integer.rotateRight(s[b] ^ s[c], 12);
        s[a] += s[b] + y;
        s[d] = Integer.rotateRight(s[d] ^ s[a], 8);
        s[c] += s[d];
        s[b] = Integer.rotateRight(s[b] ^ s[c], 7);
    }
}
