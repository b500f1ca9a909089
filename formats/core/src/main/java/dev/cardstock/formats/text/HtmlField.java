package dev.cardstock.formats.text;

import dev.cardstock.deck.Markup;
import dev.cardstock.formats.markup.MarkupParser;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fields of programs that take every text for HTML, and do not say whether it has any. */
public final class HtmlField {
    /** How {@link #html} writes a line end; in capitals, as hardly anybody writes it by hand. */
    private static final String LINE_END = "<BR>";

    private static final Pattern REFERENCE = Pattern.compile("&(#?\\w{1,32});");
    private static final Set<String> PLAIN = Set.of("amp", "lt", "gt");

    private HtmlField() {}

    /**
     * Content; plain text where there is no tag but line ends in capitals, and no reference but to a mark.
     *
     * @param text what stands in the field
     * @param lineEndsAreBreaks whether the program shows line ends as such
     * @return the content
     */
    public static Markup of(String text, boolean lineEndsAreBreaks) {
        String lines = text.replace(LINE_END, "\n");
        Matcher reference = REFERENCE.matcher(lines);
        boolean plain = lines.indexOf('<') < 0;
        while (plain && reference.find()) {
            plain = PLAIN.contains(reference.group(1));
        }
        if (plain) {
            return Markup.plain(
                    lines.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
        }
        return MarkupParser.html(lineEndsAreBreaks ? text.replace("\n", "<br>") : text);
    }

    /**
     * Plain text as HTML that {@link #of} reads as plain text.
     *
     * @param plain the text
     * @return the HTML
     */
    public static String html(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", LINE_END);
    }
}
