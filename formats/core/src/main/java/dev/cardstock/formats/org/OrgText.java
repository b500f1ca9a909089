package dev.cardstock.formats.org;

import dev.cardstock.deck.Markup;
import dev.cardstock.formats.markdown.text.MarkdownText;
import dev.cardstock.formats.markup.MarkupParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of Org as content: plain where it has no markup, HTML where it is a block to be exported as such,
 * else Markdown.
 */
final class OrgText {
    private static final Pattern SPECIAL = Pattern.compile(
            "(?i)\\*+ .*|\\s*(?:[-+]|\\d{1,9}[.)])(?: .*|$)|\\s+\\*(?: .*|$)|\\s*#(?:\\+.*| .*|$)|\\s*\\|.*|\\s*-{5,}\\s*"
                    + "|\\s*:[\\p{L}\\p{N}_-]+:.*|\\s*(?:SCHEDULED|DEADLINE|CLOSED):.*|\\*+");
    private static final Pattern MARKED = Pattern.compile(
            "(?i)\\s*(?:[-+]|\\d{1,9}[.)])(?: .*|$)|\\s+\\*(?: .*|$)|\\s*#\\+(?:begin|end)_.*|\\s*\\|.*|\\s*-{5,}\\s*");
    private static final Pattern ITEM = Pattern.compile("(\\s*(?:[-+*]|\\d{1,9}[.)]) )(.*)");
    private static final String HTML_BEGIN = "#+BEGIN_EXPORT html\n";
    private static final String HTML_END = "\n#+END_EXPORT";

    private OrgText() {}

    /** The content of a body. */
    static Markup read(String org) {
        if (org.toLowerCase(Locale.ROOT).startsWith(HTML_BEGIN.toLowerCase(Locale.ROOT))
                && org.toLowerCase(Locale.ROOT).endsWith(HTML_END.toLowerCase(Locale.ROOT))) {
            String html = org.substring(HTML_BEGIN.length(),
                    Math.max(HTML_BEGIN.length(), org.length() - HTML_END.length()));
            if (!html.toLowerCase(Locale.ROOT).contains("#+end_export")) {
                return MarkupParser.html(uncommaed(html));
            }
        }
        List<String> lines = List.of(org.split("\n", -1));
        boolean marked = lines.stream()
                .anyMatch(line -> MARKED.matcher(line).matches() || OrgInline.isIn(line));
        return marked ? MarkdownText.read(markdown(lines)) : Markup.plain(plain(lines));
    }

    /** The content of a heading. */
    static Markup readLine(String org) {
        return OrgInline.isIn(org)
                ? MarkdownText.read(OrgInline.markdown(org))
                : Markup.plain(unescapedStart(org));
    }

    /** A title as a line of a body. */
    static String asLine(String title) {
        return SPECIAL.matcher(title).matches() || title.startsWith("\u200b")
                ? OrgInline.ESCAPE + title
                : title;
    }

    private static String plain(List<String> lines) {
        List<String> plain = new ArrayList<>();
        lines.forEach(line -> plain.add(unescapedStart(line)));
        return String.join("\n", plain);
    }

    private static String unescapedStart(String line) {
        boolean isEscaped = !line.isEmpty() && line.charAt(0) == OrgInline.ESCAPE;
        return OrgInline.unescaped(isEscaped ? line.substring(1) : line);
    }

    private static String markdown(List<String> lines) {
        List<String> out = new ArrayList<>();
        String block = "";
        for (String line : lines) {
            String lower = line.strip().toLowerCase(Locale.ROOT);
            String indent = line.substring(0, line.length() - line.stripLeading().length());
            if (!block.isEmpty() && lower.equals("#+end_" + block)) {
                out.add(block.equals("quote") ? "" : indent + "```");
                block = "";
            } else if (block.equals("src") || block.equals("example")) {
                out.add(uncommaed(line));
            } else if (block.isEmpty() && lower.startsWith("#+begin_src")) {
                block = "src";
                String language = line.strip().substring(11).strip();
                out.add(indent + "```" + language.split("\\s", 2)[0]);
            } else if (block.isEmpty() && lower.equals("#+begin_example")) {
                block = "example";
                out.add(indent + "```");
            } else if (block.isEmpty() && lower.equals("#+begin_quote")) {
                block = "quote";
            } else if (lower.matches("-{5,}")) {
                out.add("---");
            } else {
                out.add((block.equals("quote") ? "> " : "") + line(line));
            }
        }
        return String.join("\n", out).strip();
    }

    private static String line(String line) {
        if (line.strip().startsWith("|")) {
            return line.matches("\\s*\\|[-+]+\\|\\s*")
                    ? line.replace('+', '|')
                    : cells(line);
        }
        Matcher item = ITEM.matcher(line);
        if (item.matches()) {
            return item.group(1) + OrgInline.markdown(item.group(2));
        }
        boolean isEscaped = !line.isEmpty() && line.charAt(0) == OrgInline.ESCAPE
                && !OrgInline.beginsEscaped(line);
        return OrgInline.markdown(isEscaped ? line.substring(1) : line);
    }

    private static String cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split("\\|", -1)) {
            String words = cell.strip();
            int start = cell.indexOf(words);
            cells.add(cell.substring(0, start) + OrgInline.markdown(words)
                    + cell.substring(start + words.length()));
        }
        return String.join("|", cells);
    }

    private static String uncommaed(String text) {
        return text.replaceAll("(?m)^(\\s*),(?=,*(?:\\*|#\\+))", "$1");
    }

    private static String commaed(String text) {
        return text.replaceAll("(?m)^(\\s*)(?=,*(?:\\*|#\\+))", "$1,");
    }

    /** A body of plain text. */
    static String ofPlain(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String escaped = OrgInline.escaped(line);
            boolean isSpecial = SPECIAL.matcher(line).matches() || line.startsWith("\u200b");
            lines.add(isSpecial && escaped.charAt(0) != OrgInline.ESCAPE
                    || line.startsWith("\u200b") ? OrgInline.ESCAPE + escaped : escaped);
        }
        return String.join("\n", lines);
    }

    /** A heading of plain text. */
    static String ofPlainLine(String text) {
        String escaped = OrgInline.escaped(text);
        return text.startsWith("\u200b") ? OrgInline.ESCAPE + escaped : escaped;
    }

    /** A block that is exported as HTML. */
    static String ofHtml(String html) {
        return HTML_BEGIN + commaed(html) + HTML_END;
    }

    /** A block of code. */
    static String ofCode(String language, String code) {
        return language.isEmpty()
                ? "#+BEGIN_EXAMPLE\n" + commaed(code) + "#+END_EXAMPLE"
                : "#+BEGIN_SRC " + language + "\n" + commaed(code) + "#+END_SRC";
    }
}
