package dev.cardstock.formats.markdown;

/** Text in which no line is a mark of mdanki: a backslash stands before those that would be. */
final class MdAnkiText {
    private MdAnkiText() {}

    static String protect(String markdown) {
        return FencedText.changed(markdown, line -> isMark(unescaped(line)) ? "\\" + line : line);
    }

    static String restore(String text) {
        return FencedText.changed(text,
                line -> line.startsWith("\\") && isMark(unescaped(line))
                        ? line.substring(1)
                        : line);
    }

    private static boolean isMark(String line) {
        return MdAnkiReader.isCard(line) || line.stripTrailing().equals(MdAnkiReader.SPLIT)
                || MdAnkiReader.tags(line) != null;
    }

    private static String unescaped(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == '\\') {
            at++;
        }
        return line.substring(at);
    }
}
