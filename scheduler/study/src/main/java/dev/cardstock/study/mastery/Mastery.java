package dev.cardstock.study.mastery;

import java.util.Locale;

/** Where a learner stands with an item at some time. */
public enum Mastery {
    /** There is no graded evidence. */
    UNSEEN,
    /** The last evidence is wrong, or none is right. */
    LEARNING,
    /** It was right, but only ever by recognition. */
    FAMILIAR,
    /** It was brought forth once, but not last, or it is likely to be forgotten by now. */
    FADING,
    /** It was brought forth last, and is likely to be remembered. */
    MASTERED;

    /** {@return its name in files, such as {@code mastered}} */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
