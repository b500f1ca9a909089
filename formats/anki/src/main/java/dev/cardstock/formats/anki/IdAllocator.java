package dev.cardstock.formats.anki;

import java.util.HashSet;
import java.util.Set;

/** Hands out ids, each once. */
final class IdAllocator {
    private final Set<Long> used = new HashSet<>();
    private long greatest;

    /**
     * Makes it.
     *
     * @param first the first id that it makes up
     */
    IdAllocator(long first) {
        greatest = first - 1;
    }

    /** An id that is wanted, or the next one if it is 0 or taken. */
    long take(long wanted) {
        if (wanted > 0 && used.add(wanted)) {
            greatest = Math.max(greatest, wanted);
            return wanted;
        }
        greatest++;
        used.add(greatest);
        return greatest;
    }

    /** An id that is wanted, or the first free one after it. */
    long near(long wanted) {
        long id = Math.max(1, wanted);
        while (!used.add(id)) {
            id++;
        }
        return id;
    }
}
