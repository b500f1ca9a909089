package dev.cardstock.exchange;

/** How surely a source is of a format, from least to most. */
public enum Match {
    /** It cannot be. */
    NO,
    /** It could be, as far as can be seen; the name decides. */
    POSSIBLE,
    /** It looks like it. */
    LIKELY,
    /** It carries the format's own mark. */
    CERTAIN
}
