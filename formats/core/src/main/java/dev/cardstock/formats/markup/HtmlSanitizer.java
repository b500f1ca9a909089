package dev.cardstock.formats.markup;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * Makes markup that comes from a stranger fit to be shown: only what is on a list stays. Text with its
 * styles, lists, tables, ruby, MathML, links to web pages, and pictures, sounds and films of the deck
 * itself survive; scripts, event handlers, frames, forms, SVG, style sheets, and whatever would load
 * something from elsewhere do not. Formulas between <code>\(</code> and <code>\)</code> or
 * <code>\[</code> and <code>\]</code> and Anki's {@code [sound:…]} are text, and stay.
 *
 * <p>The sources of media that stay are plain file names, see {@link Media#isSafeName}; the application
 * decides what they lead to. The result is stable: cleaning it again, or parsing and writing it, gives
 * the same, so that a browser sees what was judged. It is a fragment for the body of an HTML document,
 * not for an attribute, a script or a style.
 *
 * <p>Classes stay, for the styles of decks need them: an application whose own style sheet or script
 * gives classes a meaning shows cards in a frame or shadow tree. Ids and names are left out.
 * Thread-safe.
 */
public final class HtmlSanitizer {
    private static final int MAX_ROUNDS = 5;

    private static final Set<String> MATH = Set.of("math", "mi", "mn", "mo", "ms", "mtext",
            "mspace",
            "mrow", "mfrac", "msqrt", "mroot", "mstyle", "merror", "mpadded", "mphantom",
            "menclose",
            "msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts",
            "mprescripts", "mtable", "mtr", "mtd");

    private static final String[] TAGS = {"a", "abbr", "b", "bdi", "bdo", "big", "blockquote", "br",
            "center", "cite", "code", "dd", "del", "details", "dfn", "div", "dl", "dt", "em",
            "figcaption", "figure", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins",
            "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strike",
            "strong", "sub", "summary", "sup", "tt", "u", "ul", "var", "wbr", "ruby", "rb", "rt",
            "rtc", "rp", "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr",
            "th", "td", "img", "audio", "video", "source"};

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}%?");
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N} ,._+#%()/-]{0,100}");
    private static final Pattern TAG_OF_LANGUAGE = Pattern.compile("[A-Za-z0-9-]{1,35}");

    /** Attributes whose values are checked, by what they must be. */
    private static final Map<String, Pattern> VALUES = Map.ofEntries(
            Map.entry("width", NUMBER), Map.entry("height", NUMBER), Map.entry("colspan", NUMBER),
            Map.entry("rowspan", NUMBER), Map.entry("span", NUMBER), Map.entry("start", NUMBER),
            Map.entry("size", Pattern.compile("[+-]?\\d{1,2}")), Map.entry("color", WORDS),
            Map.entry("face", WORDS), Map.entry("lang", TAG_OF_LANGUAGE),
            Map.entry("dir", Pattern.compile("(?i)ltr|rtl|auto")),
            Map.entry("type", Pattern.compile("[A-Za-z0-9/+.-]{1,60}")),
            Map.entry("align", Pattern.compile("(?i)left|right|center|justify|char")),
            Map.entry("valign", Pattern.compile("(?i)top|middle|bottom|baseline")),
            Map.entry("scope", Pattern.compile("(?i)row|col|rowgroup|colgroup")),
            Map.entry("href",
                    Pattern.compile("(?i)(?:https?://|mailto:)[^\\s\\p{Cntrl}]{1,2000}")));

    private static final Set<String> STYLES = Set.of("color", "background-color", "font-weight",
            "font-style", "font-size", "font-family", "text-decoration", "text-align",
            "vertical-align", "white-space", "border", "padding", "margin", "width", "height",
            "direction", "list-style-type");
    private static final Pattern STYLE_VALUE = Pattern.compile(
            "(?i)(?:(?:#[0-9a-f]{3,8}|-?\\d{1,4}(?:\\.\\d{1,4})?(?:px|em|rem|ex|ch|pt|%)?|[a-z-]{1,40}"
                    + "|rgba?\\([\\d., %]{1,40}\\)|hsla?\\([\\d., %a-z]{1,40}\\)|'[\\p{L}\\p{N} -]{1,60}')"
                    + "(?:\\s*,\\s*|\\s+|$)){1,8}");

    private static final Cleaner CLEANER = new Cleaner(safelist());

    private HtmlSanitizer() {}

    private static Safelist safelist() {
        return Safelist.none()
                .addTags(TAGS)
                .addTags(MATH.toArray(String[]::new))
                .addAttributes(":all", "class", "style", "title", "lang", "dir")
                .addAttributes("a", "href")
                .addAttributes("font", "color", "size", "face")
                .addAttributes("ol", "start", "type")
                .addAttributes("ul", "type")
                .addAttributes("details", "open")
                .addAttributes("span", "data-cloze", "data-ordinal")
                .addAttributes("div", "align", "data-shape", "data-left", "data-top", "data-width",
                        "data-height", "data-rx", "data-ry", "data-points", "data-occludeinactive")
                .addAttributes("p", "align")
                .addAttributes("table", "width", "align")
                .addAttributes("col", "span", "width")
                .addAttributes("colgroup", "span", "width")
                .addAttributes("tr", "align", "valign")
                .addAttributes("td", "colspan", "rowspan", "align", "valign", "width", "height")
                .addAttributes("th", "colspan", "rowspan", "align", "valign", "width", "height",
                        "scope")
                .addAttributes("img", "src", "alt", "width", "height")
                .addAttributes("audio", "src", "controls", "loop", "muted")
                .addAttributes("video", "src", "poster", "controls", "loop", "muted", "width",
                        "height")
                .addAttributes("source", "src", "type")
                .addAttributes("math", "display")
                .addAttributes("mi", "mathvariant")
                .addAttributes("mo", "stretchy", "fence", "separator", "lspace", "rspace",
                        "largeop", "movablelimits", "accent")
                .addAttributes("mspace", "width", "height", "depth")
                .addAttributes("mfrac", "linethickness")
                .addAttributes("mstyle", "displaystyle", "scriptlevel", "mathvariant")
                .addAttributes("menclose", "notation")
                .addAttributes("mtable", "columnalign", "rowspacing", "columnspacing")
                .addAttributes("mtd", "columnspan", "rowspan", "columnalign");
    }

    /**
     * Leaves out of a fragment of HTML what is not on the list. The text in what is left out stays, but
     * for scripts and styles.
     *
     * @param html any HTML, however broken
     * @return a fragment that is safe in the body of a document
     */
    public static String clean(String html) {
        if (requireNonNull(html, "html").indexOf('<') < 0 && html.indexOf('&') < 0
                && html.indexOf('>') < 0 && html.indexOf('\0') < 0 && html.indexOf('\r') < 0
                && html.indexOf('\u00a0') < 0) {
            return html;
        }
        String last = html;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            String next = once(last);
            if (next.equals(last)) {
                return next;
            }
            last = next;
        }
        // What changes with each parsing is read differently by each parser: only its text is safe.
        return escaped(Jsoup.parseBodyFragment(last).text());
    }

    /**
     * Content as HTML to be shown: HTML without what is not on the list, Markdown made HTML, and plain
     * text with line breaks.
     *
     * @param content the content, such as a side of a card
     * @return a fragment that is safe in the body of a document
     */
    public static String display(Markup content) {
        return switch (content.kind()) {
            case PLAIN -> escaped(content.source()).replace("\r\n", "\n").replace("\n", "<br>");
            case MARKDOWN -> clean(MarkupParser.htmlOfMarkdown(content.source()));
            case HTML -> clean(content.source());
        };
    }

    static String escaped(String text) {
        return text.replace("\0", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String once(String html) {
        Document clean = CLEANER.clean(Jsoup.parseBodyFragment(html));
        clean.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
        Element body = clean.body();
        List<Element> elements = new ArrayList<>(body.getAllElements());
        elements.remove(body);
        for (Element element : elements) {
            check(element);
        }
        return body.html();
    }

    private static void check(Element element) {
        String name = element.normalName();
        boolean isMath = MATH.contains(name);
        String above = element.parent() == null ? "" : element.parent().normalName();
        // HTML in MathML, and MathML anywhere else, is what parsers disagree on.
        boolean isMisplaced = isMath
                ? name.equals("math") == MATH.contains(above)
                : MATH.contains(above);
        if (isMisplaced) {
            element.unwrap();
            return;
        }
        for (Attribute attribute : element.attributes().asList()) {
            String value = checked(name, attribute.getKey(), attribute.getValue());
            if (value == null) {
                element.removeAttr(attribute.getKey());
            } else if (!value.equals(attribute.getValue())) {
                element.attr(attribute.getKey(), value);
            }
        }
        switch (name) {
            case "a" -> {
                if (element.hasAttr("href")) {
                    element.attr("rel", "noopener noreferrer nofollow");
                }
            }
            case "img", "source" -> {
                if (!element.hasAttr("src")) {
                    String alt = element.attr("alt");
                    if (alt.isBlank()) {
                        element.remove();
                    } else {
                        element.replaceWith(new TextNode(alt));
                    }
                }
            }
            case "audio", "video" -> {
                if (element.hasAttr("src") || !element.select("source").isEmpty()) {
                    element.attr("controls", "");
                }
            }
            default -> {}
        }
    }

    private static @org.jspecify.annotations.Nullable String checked(String element,
            String attribute, String value) {
        return switch (attribute) {
            case "src", "poster" -> isLocal(value) ? value.strip() : null;
            case "style" -> style(value);
            default -> {
                Pattern pattern = VALUES.get(attribute);
                boolean isLength = MATH.contains(element);
                yield pattern == null || isLength && value.matches("[\\w.%+-]{0,30}")
                        || pattern.matcher(value.strip()).matches() ? value : null;
            }
        };
    }

    /** A browser takes <code>%2e%2e</code> for two dots and decodes the rest when it asks for it. */
    private static boolean isLocal(String source) {
        String name = source.strip();
        if (!Media.isSafeName(name)) {
            return false;
        }
        try {
            return name.indexOf('%') < 0 || Media.isSafeName(
                    URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return true; // a per cent sign that encodes nothing
        }
    }

    private static @org.jspecify.annotations.Nullable String style(String style) {
        if (style.length() > 1000) {
            return null;
        }
        List<String> kept = new ArrayList<>();
        for (String declaration : style.split(";")) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                String property = declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                String value = declaration.substring(colon + 1).strip().replace('"', '\'');
                if (STYLES.contains(property) && STYLE_VALUE.matcher(value).matches()) {
                    kept.add(property + ": " + value);
                }
            }
        }
        return kept.isEmpty() ? null : String.join("; ", kept);
    }
}
