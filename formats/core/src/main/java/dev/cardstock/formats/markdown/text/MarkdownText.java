package dev.cardstock.formats.markdown.text;

import dev.cardstock.deck.Markup;
import dev.cardstock.formats.markup.MarkupParser;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Content as Markdown, plain text where it has no marks. */
public final class MarkdownText {
    private static final Parser PARSER = Parser.builder().maxOpenBlockParsers(100).build();

    /** Marks of Markdown, wherever they stand. */
    private static final String MARKS = "`*_[]<>&!~=|^";

    /** Marks at the beginning of a line, some behind digits. */
    private static final String LINE_MARKS = "#+-.)";

    private MarkdownText() {}

    /**
     * Content of what is written in Markdown; it is plain where that is nothing but text.
     *
     * @param markdown the Markdown
     * @return the content
     */
    public static Markup read(String markdown) {
        String text = plain(markdown);
        return text == null ? MarkupParser.markdown(markdown) : Markup.plain(text);
    }

    /** The text of Markdown that has no marks; null where it has some, or formulas. */
    private static @Nullable String plain(String markdown) {
        if (markdown.isEmpty()) {
            return "";
        }
        if (isFormula(markdown)) {
            return null;
        }
        Node paragraph = PARSER.parse(markdown).getFirstChild();
        StringBuilder text = new StringBuilder();
        for (; paragraph != null; paragraph = paragraph.getNext()) {
            if (!(paragraph instanceof Paragraph)) {
                return null;
            }
            text.append(text.isEmpty() ? "" : "\n\n");
            for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
                switch (node) {
                    case Text words -> text.append(words.getLiteral());
                    case SoftLineBreak end -> text.append('\n');
                    default -> {
                        return null;
                    }
                }
            }
        }
        return text.toString();
    }

    private static boolean isFormula(String markdown) {
        int dollar = markdown.indexOf('$');
        return dollar >= 0 && markdown.indexOf('$', dollar + 1) >= 0 || markdown.contains("\\(")
                || markdown.contains("\\[");
    }

    /**
     * Content in Markdown, from which {@link #read} makes the same where it is plain or Markdown.
     *
     * @param content the content
     * @return the Markdown
     */
    public static String write(Markup content) {
        return switch (content.kind()) {
            case MARKDOWN -> content.source();
            case HTML -> HtmlMarkdown.of(content.source());
            case PLAIN -> ofPlain(content.source());
        };
    }

    /**
     * Plain text in Markdown; escaped where Markdown would take it for more.
     *
     * @param text the text
     * @return the Markdown
     */
    public static String ofPlain(String text) {
        return text.equals(plain(text)) ? text : escaped(text);
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        boolean lineBegins = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineEnds = i + 1 == text.length() || text.charAt(i + 1) == '\n';
            boolean isBlank = c == '\t' || c == ' ' && (lineBegins || lineEnds);
            if (c == '\n' && !isOuter(text, i)) {
                out.append(i > 1 && text.charAt(i - 1) == c && text.charAt(i - 2) == c
                        ? "&#10;"
                        : "\n");
            } else if (isBlank || c == '\\' || c == '$' || c == '\r' || c == '\n') {
                out.append("&#").append((int) c).append(';');
            } else if (MARKS.indexOf(c) >= 0 || lineBegins && LINE_MARKS.indexOf(c) >= 0) {
                out.append('\\').append(c);
            } else {
                out.append(c);
            }
            lineBegins = c == '\n' || lineBegins && (c == ' ' || c >= '0' && c <= '9');
        }
        return text.equals(plain(out.toString())) ? out.toString() : referred(text);
    }

    /** Whether a line end stands before the first or behind the last word. */
    private static boolean isOuter(String text, int at) {
        return at == 0 || at + 1 == text.length();
    }

    /** Everything but letters and digits as references: long, and surely the same text. */
    private static String referred(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean isPlain = Character.isLetterOrDigit(c) || c == ' ' && !out.isEmpty()
                    && Character.isLetterOrDigit(out.charAt(out.length() - 1));
            if (isPlain) {
                out.appendCodePoint(c);
            } else {
                out.append("&#").append(c).append(';');
            }
        });
        return out.toString();
    }
}
