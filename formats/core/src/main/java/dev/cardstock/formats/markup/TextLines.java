package dev.cardstock.formats.markup;

/** The lines that a learner reads of HTML: white space is one blank, blocks begin lines. */
final class TextLines {
    private final StringBuilder text = new StringBuilder();

    /** Adds a character of running text. */
    void append(char c) {
        switch (c) {
            case ' ', '\t', '\n', '\r', '\f' -> blank();
            case '\u00a0' -> text.append(' ');
            default -> text.append(c);
        }
    }

    /** Adds text as it is written. */
    void appendExactly(String words) {
        text.append(words);
    }

    /** Puts a blank before what comes next, unless there is one or a line begins. */
    void blank() {
        if (!text.isEmpty() && last() != ' ' && last() != '\n') {
            text.append(' ');
        }
    }

    /** Ends the line, be it empty. */
    void endLine() {
        trimEnd();
        text.append('\n');
    }

    /** Begins a line, unless one begins. */
    void beginLine() {
        trimEnd();
        if (!text.isEmpty() && last() != '\n') {
            text.append('\n');
        }
    }

    private void trimEnd() {
        while (!text.isEmpty() && last() == ' ') {
            text.setLength(text.length() - 1);
        }
    }

    private char last() {
        return text.charAt(text.length() - 1);
    }

    /** {@return the text, without blanks and empty lines around it} */
    @Override
    public String toString() {
        return text.toString().strip();
    }
}
