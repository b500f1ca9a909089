package dev.cardstock.formats.text;

/** Text for XML. */
public final class XmlText {
    private XmlText() {}

    /**
     * Text with references in place of marks, for content and for attributes in double quotes.
     *
     * @param text the text
     * @return the text to write
     */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /**
     * Text without the characters that XML 1.0 does not allow.
     *
     * @param text the text
     * @return what is left of it, the same where nothing is left out
     */
    public static String valid(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isValid(text.charAt(i))) {
                StringBuilder valid = new StringBuilder(text.length());
                for (int j = 0; j < text.length(); j++) {
                    if (isValid(text.charAt(j))) {
                        valid.append(text.charAt(j));
                    }
                }
                return valid.toString();
            }
        }
        return text;
    }

    private static boolean isValid(char c) {
        return c >= ' ' && c < '\ufffe' || c == '\n' || c == '\t' || c == '\r';
    }
}
