package dev.cardstock.formats.markup;

import dev.cardstock.deck.Markup;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Makes content of HTML and Markdown: its plain text and the media that it shows. */
public final class MarkupParser {
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n\\f]+");
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final int MAX_DEPTH = 100;
    private static final Set<String> HIDDEN = Set.of("script", "style", "head", "template");

    private static final char OPEN = '\ue000';
    private static final char CLOSE = '\ue001';
    private static final Pattern PLACEHOLDER = Pattern.compile(OPEN + "(\\d{1,9})" + CLOSE);
    private static final Pattern FORMULA = Pattern.compile("(?s)\\$\\$[^$]{1,2000}+\\$\\$"
            + "|(?<![\\\\$])\\$(?![\\s$])[^$\\n]*(?<![\\s\\\\])\\$(?!\\d)"
            + "|\\\\\\((?:(?!\\\\\\)).){1,2000}+\\\\\\)|\\\\\\[(?:(?!\\\\\\]).){1,2000}+\\\\\\]");

    private MarkupParser() {}

    /** Made when there is Markdown: many programs read HTML alone. */
    private static final class Markdown {
        static final Parser PARSER = Parser.builder().maxOpenBlockParsers(MAX_DEPTH).build();
        static final HtmlRenderer HTML = HtmlRenderer.builder().build();
        static final TextContentRenderer TEXT = TextContentRenderer.builder()
                .lineBreakRendering(LineBreakRendering.COMPACT)
                .build();
    }

    /**
     * Content in HTML. Line breaks and blocks begin lines of the plain text; scripts and styles are not
     * in it. The sources of pictures, sounds and films that are plain file names are its media.
     *
     * @param source the HTML
     * @return the content
     */
    public static Markup html(String source) {
        if (source.isEmpty()) {
            return Markup.EMPTY;
        }
        if (source.indexOf('<') < 0 && source.indexOf('&') < 0) {
            return Markup.html(source, collapsed(source));
        }
        Markup simple = SimpleHtml.read(source);
        if (simple != null) {
            return simple;
        }
        Document document = Jsoup.parseBodyFragment(source);
        return new Markup(Markup.Kind.HTML, source, text(document.body()),
                source.indexOf('=') < 0 ? List.of() : media(document));
    }

    /**
     * Content in Markdown. The plain text is without marks, a paragraph or item on each line; HTML in it
     * and the targets of links are left out, formulas between {@code $}, {@code $$}, {@code \\(} and
     * {@code \\[} stay as they are. The sources of pictures that are plain file names are its media.
     * What is nested more than {@value #MAX_DEPTH} deep is taken as plain text.
     *
     * @param source the Markdown, as CommonMark has it
     * @return the content
     */
    public static Markup markdown(String source) {
        if (source.isEmpty()) {
            return Markup.EMPTY;
        }
        List<String> formulas = new ArrayList<>();
        Node document = Markdown.PARSER.parse(withoutFormulas(source, formulas));
        if (isTooDeep(document)) {
            return Markup.markdown(source, source.strip());
        }
        Set<String> media = new LinkedHashSet<>();
        document.accept(new Simplifying(media));
        String text = Markdown.TEXT.render(document).strip();
        if (!formulas.isEmpty()) {
            text = PLACEHOLDER.matcher(text).replaceAll(found -> {
                int formula = Integer.parseInt(found.group(1));
                return Matcher.quoteReplacement(
                        formula < formulas.size() ? formulas.get(formula) : found.group());
            });
        }
        return new Markup(Markup.Kind.MARKDOWN, source, text, List.copyOf(media));
    }

    /** Markdown as HTML that is not safe yet, its formulas as text. */
    static String htmlOfMarkdown(String source) {
        List<String> formulas = new ArrayList<>();
        Node document = Markdown.PARSER.parse(withoutFormulas(source, formulas));
        if (isTooDeep(document)) {
            return HtmlSanitizer.escaped(source);
        }
        String html = Markdown.HTML.render(document).strip();
        return formulas.isEmpty() ? html : PLACEHOLDER.matcher(html).replaceAll(found -> {
            int formula = Integer.parseInt(found.group(1));
            return Matcher.quoteReplacement(formula < formulas.size()
                    ? HtmlSanitizer.escaped(formulas.get(formula))
                    : found.group());
        });
    }

    private static String withoutFormulas(String source, List<String> formulas) {
        boolean none = source.indexOf('$') < 0 && source.indexOf('\\') < 0;
        if (none || source.indexOf(OPEN) >= 0) {
            return source;
        }
        return FORMULA.matcher(source).replaceAll(found -> {
            formulas.add(found.group());
            return placeholder(formulas.size() - 1);
        });
    }

    /** Private-use characters, which Markdown takes for a word. */
    private static String placeholder(int formula) {
        return OPEN + Integer.toString(formula) + CLOSE;
    }

    /** Walks without recursion, which is what the depth is limited for. */
    private static boolean isTooDeep(Node document) {
        int depth = 0;
        Node at = document;
        while (at != null) {
            Node next = at.getFirstChild();
            if (next != null) {
                if (++depth > MAX_DEPTH) {
                    return true;
                }
            } else {
                next = at.getNext();
                while (next == null && at != null) {
                    at = at.getParent();
                    depth--;
                    next = at == null ? null : at.getNext();
                }
            }
            at = next;
        }
        return false;
    }

    /** Takes out of a document what a learner does not read, and keeps the names of media. */
    private static final class Simplifying extends AbstractVisitor {
        private final Set<String> media;

        Simplifying(Set<String> media) {
            this.media = media;
        }

        @Override
        public void visit(Image image) {
            addName(media, image.getDestination());
            visitChildren(image);
            replaceByChildren(image);
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            replaceByChildren(link);
        }

        @Override
        public void visit(Code code) {
            code.insertBefore(new Text(code.getLiteral()));
            code.unlink();
        }

        @Override
        public void visit(HtmlInline html) {
            media.addAll(media(Jsoup.parseBodyFragment(html.getLiteral())));
            html.unlink();
        }

        @Override
        public void visit(HtmlBlock html) {
            media.addAll(media(Jsoup.parseBodyFragment(html.getLiteral())));
            html.unlink();
        }

        private static void replaceByChildren(Node node) {
            Node child = node.getFirstChild();
            while (child != null) {
                Node next = child.getNext();
                node.insertBefore(child);
                child = next;
            }
            node.unlink();
        }
    }

    private static List<String> media(Document document) {
        Set<String> names = new LinkedHashSet<>();
        for (Element element : document.select("img[src], audio[src], video[src], source[src]")) {
            addName(names, element.attr("src"));
        }
        return new ArrayList<>(names);
    }

    static void addName(Set<String> names, String source) {
        String name = source.strip();
        if (dev.cardstock.deck.Media.isSafeName(name)) {
            names.add(name);
        }
    }

    /** A run of white space is one blank; most texts have none longer. */
    private static String collapsed(String text) {
        char before = 'x';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLonger = c == ' ' && before == ' ';
            if (isLonger || c == '\t' || c == '\r' || c == '\n' || c == '\f') {
                return BLANKS.matcher(text).replaceAll(" ").strip();
            }
            before = c;
        }
        return text.strip();
    }

    private static String text(Element body) {
        TextLines text = new TextLines();
        NodeTraversor.traverse(new NodeVisitor() {
            private int hidden;
            private int preformatted;

            @Override
            public void head(org.jsoup.nodes.Node node, int depth) {
                if (node instanceof Element element) {
                    preformatted += element.normalName().equals("pre") ? 1 : 0;
                    if (HIDDEN.contains(element.normalName())) {
                        hidden++;
                    } else if (element.normalName().equals("br")) {
                        text.endLine();
                    } else if (CELLS.contains(element.normalName())) {
                        text.blank();
                    } else if (element.isBlock()) {
                        text.beginLine();
                    }
                } else if (node instanceof TextNode words && hidden == 0) {
                    append(text, words.getWholeText(), preformatted > 0);
                }
            }

            @Override
            public void tail(org.jsoup.nodes.Node node, int depth) {
                if (node instanceof Element element) {
                    preformatted -= element.normalName().equals("pre") ? 1 : 0;
                    if (HIDDEN.contains(element.normalName())) {
                        hidden--;
                    } else if (element.isBlock() && !CELLS.contains(element.normalName())) {
                        text.beginLine();
                    }
                }
            }
        }, body);
        return text.toString();
    }

    private static void append(TextLines text, String words, boolean preformatted) {
        if (preformatted) {
            text.appendExactly(words);
            return;
        }
        for (int i = 0; i < words.length(); i++) {
            text.append(words.charAt(i));
        }
    }
}
