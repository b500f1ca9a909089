package dev.cardstock.study.mastery;

import java.util.Locale;

/** How far an item has come in {@link Mode#LEARN}. */
public enum LearnLevel {
    /** Not known. */
    NEW,
    /** Recognised once. */
    FAMILIAR,
    /** Brought forth once. */
    LEARNED;

    /** {@return the level above, {@link #LEARNED} for itself} */
    public LearnLevel up() {
        return this == NEW ? FAMILIAR : LEARNED;
    }

    /** {@return the level below, {@link #NEW} for itself} */
    public LearnLevel down() {
        return this == LEARNED ? FAMILIAR : NEW;
    }

    /** {@return its name in files, such as {@code familiar}} */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
