package dev.cardstock.template;

/**
 * Readings in brackets behind what they belong to, as in <code>日本[にほん]</code>; a blank before the word
 * says where it begins. Takes time in proportion to the text.
 */
final class Ruby {
    /** What becomes of a word and its reading. */
    @FunctionalInterface
    interface Form {
        String of(String word, String reading);
    }

    private final String text;
    private int bracket = -1;
    private int line = -1;

    private Ruby(String text) {
        this.text = text;
    }

    static String html(String text) {
        return replaced(text,
                (word, reading) -> "<ruby><rb>" + word + "</rb><rt>" + reading + "</rt></ruby>");
    }

    static String words(String text) {
        return replaced(text, (word, reading) -> word);
    }

    static String readings(String text) {
        return replaced(text, (word, reading) -> reading);
    }

    static String together(String text) {
        return replaced(text, (word, reading) -> word + "[" + reading + "]");
    }

    private static String replaced(String text, Form form) {
        return new Ruby(text.replace("&nbsp;", " ")).replaced(form);
    }

    private String replaced(Form form) {
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        int word = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '>') {
                word = at + 1;
            } else if (c == '[' && at > word) {
                int close = closing(at);
                if (close > 0) {
                    String reading = text.substring(at + 1, close);
                    int start = word > done && text.charAt(word - 1) == ' ' ? word - 1 : word;
                    out.append(text, done, start)
                            .append(reading.startsWith("sound:")
                                    ? text.substring(start, close + 1)
                                    : form.of(text.substring(word, at), reading));
                    done = close + 1;
                    word = done;
                    at = close;
                }
            }
            at++;
        }
        return out.append(text, done, text.length()).toString();
    }

    /** The bracket that closes this one in the same line with something in between, or -1. */
    private int closing(int open) {
        bracket = next(']', open + 2, bracket);
        line = next('\n', open + 1, line);
        return bracket == text.length() || bracket > line ? -1 : bracket;
    }

    /** The next place of a character, looked for only where the last one found lies behind. */
    private int next(char c, int from, int last) {
        if (last >= from) {
            return last;
        }
        int found = text.indexOf(c, from);
        return found < 0 ? text.length() : found;
    }
}
