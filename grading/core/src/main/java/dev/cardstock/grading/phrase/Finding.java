package dev.cardstock.grading.phrase;

import dev.cardstock.answer.Slip;

/** A slip and what it costs. */
record Finding(Slip slip, Weight weight) {
    /** What a slip costs, from nothing to everything. */
    enum Weight {
        /** Nothing under any policy. */
        NONE,
        /** What the policy says of its kind. */
        BY_POLICY,
        /** A slip, unless the policy is strict: then an error. */
        SLIP,
        /** The answer is a part of the right one. */
        PART,
        /** The answer is wrong. */
        WRONG,
        /** The answer says the opposite. */
        OPPOSITE
    }
}
