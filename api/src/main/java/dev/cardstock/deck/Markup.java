package dev.cardstock.deck;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The content of a field or of one side of a card: its source as the author wrote it, and the plain
 * text that a learner reads, which is what grading, linting and comparing use. Readers of formats make
 * the plain text with a real parser; this class parses nothing.
 *
 * @param kind the language of the source
 * @param source the source; never executed or rendered by Cardstock
 * @param plainText the source without its markup, lines separated by {@code \n}; for
 *     {@link Kind#PLAIN} the source itself
 * @param media the names of the media that the content shows or plays, in order
 */
public record Markup(Kind kind, String source, String plainText, List<String> media) {
    /** The languages in which content is written. */
    public enum Kind {
        /** Plain text. */
        PLAIN,
        /** Markdown as CommonMark has it. */
        MARKDOWN,
        /** A fragment of HTML, from a stranger as a rule: sanitise it before showing it. */
        HTML
    }

    /** Nothing. */
    public static final Markup EMPTY = new Markup(Kind.PLAIN, "", "", List.of());

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the plain text of plain content differs from its source
     */
    public Markup {
        requireNonNull(kind, "kind");
        requireNonNull(source, "source");
        requireNonNull(plainText, "plainText");
        media = List.copyOf(media);
        if (kind == Kind.PLAIN && !plainText.equals(source)) {
            throw new IllegalArgumentException(
                    "plain content has a plain text that differs from its"
                            + " source: '" + Ids.shortened(source) + "'");
        }
    }

    /**
     * Plain text.
     *
     * @param text the text
     * @return the content
     */
    public static Markup plain(String text) {
        return text.isEmpty() ? EMPTY : new Markup(Kind.PLAIN, text, text, List.of());
    }

    /**
     * HTML whose plain text is known and which shows no media.
     *
     * @param source the HTML
     * @param plainText what a learner reads of it
     * @return the content
     */
    public static Markup html(String source, String plainText) {
        return new Markup(Kind.HTML, source, plainText, List.of());
    }

    /**
     * Markdown whose plain text is known and which shows no media.
     *
     * @param source the Markdown
     * @param plainText what a learner reads of it
     * @return the content
     */
    public static Markup markdown(String source, String plainText) {
        return new Markup(Kind.MARKDOWN, source, plainText, List.of());
    }

    /** {@return whether there is nothing to see or hear: no plain text but blanks, and no media} */
    public boolean isBlank() {
        return plainText.isBlank() && media.isEmpty();
    }

    /** {@return the plain text} */
    @Override
    public String toString() {
        return plainText;
    }
}
