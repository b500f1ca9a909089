package dev.cardstock.formats.markup;

import dev.cardstock.deck.Markup;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads at one go the HTML that most fields hold: text, a few character references, and well nested
 * tags that are written out. What is anything else needs a parser that knows what browsers make of it.
 */
final class SimpleHtml {
    private static final Set<String> INLINE = Set.of("a", "b", "big", "code", "em", "font", "i",
            "kbd", "s", "small", "span", "strong", "sub", "sup", "tt", "u");
    private static final Set<String> BLOCKS = Set.of("div", "p", "ul", "ol", "li");
    private static final Map<String, Character> REFERENCES = Map.of("amp", '&', "lt", '<', "gt",
            '>', "quot", '"', "nbsp", '\u00a0');
    private static final int MAX_REFERENCE = 8;
    private static final int MAX_DEPTH = 50;

    private final String source;
    private final TextLines text = new TextLines();
    private final Deque<String> blocks = new ArrayDeque<>();
    private final Set<String> media = new LinkedHashSet<>();
    private int depth;

    private SimpleHtml(String source) {
        this.source = source;
    }

    /** The content; null where it is not simple. */
    static @Nullable Markup read(String source) {
        return new SimpleHtml(source).read();
    }

    private @Nullable Markup read() {
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            int next = switch (c) {
                case '<' -> tag(at + 1);
                case '&' -> reference(at + 1);
                case '\0' -> -1;
                default -> {
                    text.append(c);
                    yield at + 1;
                }
            };
            if (next < 0) {
                return null;
            }
            at = next;
        }
        return new Markup(Markup.Kind.HTML, source, text.toString(), List.copyOf(media));
    }

    /** Reads a reference from behind its mark; gives the index behind it, -1 where it is not simple. */
    private int reference(int start) {
        int end = source.indexOf(';', start);
        if (end < 0 || end - start > MAX_REFERENCE) {
            return -1;
        }
        Character named = REFERENCES.get(source.substring(start, end));
        if (named == null) {
            return -1;
        }
        text.append(named);
        return end + 1;
    }

    /** Reads a tag from behind its bracket; gives the index behind it, -1 where it is not simple. */
    private int tag(int start) {
        boolean closing = start < source.length() && source.charAt(start) == '/';
        int begin = closing ? start + 1 : start;
        int end = begin;
        while (end < source.length() && isLetter(source.charAt(end))) {
            end++;
        }
        String name = source.substring(begin, end);
        if (closing) {
            return end < source.length() && source.charAt(end) == '>' && close(name) ? end + 1 : -1;
        }
        boolean isPicture = name.equals("img");
        boolean isVoid = isPicture || name.equals("br") || name.equals("hr");
        int behind = attributes(end, isVoid, isPicture);
        if (behind < 0) {
            return -1;
        }
        return (isVoid ? put(name) : open(name)) ? behind : -1;
    }

    private boolean put(String name) {
        if (name.equals("br")) {
            text.endLine();
        } else if (name.equals("hr")) {
            text.beginLine();
            return !"p".equals(blocks.peek());
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private boolean open(String name) {
        if (++depth > MAX_DEPTH) {
            return false;
        }
        if (!BLOCKS.contains(name)) {
            return INLINE.contains(name);
        }
        String outer = blocks.peek();
        boolean inList = "ul".equals(outer) || "ol".equals(outer);
        if ("p".equals(outer) || name.equals("li") != inList) {
            return false;
        }
        blocks.push(name);
        text.beginLine();
        return true;
    }

    private boolean close(String name) {
        depth--;
        if (!BLOCKS.contains(name)) {
            return INLINE.contains(name);
        }
        if (!name.equals(blocks.poll())) {
            return false;
        }
        text.beginLine();
        return true;
    }

    /**
     * Reads attributes, whose values stand in double quotes or are words, to the end of the tag.
     *
     * @param isVoid whether the element has no content, so that its tag may end with a slash
     * @param isPicture whether the source is a medium
     * @return the index behind the tag, -1 where it is not simple
     */
    private int attributes(int start, boolean isVoid, boolean isPicture) {
        int at = start;
        boolean hasSource = false;
        while (at < source.length()) {
            int name = at;
            while (name < source.length() && source.charAt(name) == ' ') {
                name++;
            }
            if (source.startsWith(">", name)) {
                return name + 1;
            }
            if (isVoid && source.startsWith("/>", name)) {
                return name + 2;
            }
            int end = name;
            while (end < source.length() && isLetter(source.charAt(end))) {
                end++;
            }
            boolean isQuoted = source.startsWith("=\"", end);
            int close = isQuoted ? source.indexOf('"', end + 2) : word(end);
            if (name == at || end == name || close < 0) {
                return -1;
            }
            if (isPicture && source.substring(name, end).equals("src")) {
                String value = source.substring(end + (isQuoted ? 2 : 1), close);
                if (hasSource || value.indexOf('&') >= 0 || value.indexOf('\0') >= 0) {
                    return -1;
                }
                hasSource = true;
                MarkupParser.addName(media, value);
            }
            at = isQuoted ? close + 1 : close;
        }
        return -1;
    }

    /** The index behind a word that follows the equals sign at a place; -1 where none does. */
    private int word(int equals) {
        if (!source.startsWith("=", equals)) {
            return -1;
        }
        int end = equals + 1;
        while (end < source.length() && isLetter(source.charAt(end))) {
            end++;
        }
        return end > equals + 1 ? end : -1;
    }
}
