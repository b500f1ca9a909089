package dev.cardstock.formats.markup;

import dev.cardstock.deck.Markup;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
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
    private static final Parser MARKDOWN = Parser.builder().build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.COMPACT)
            .build();
    private static final Set<String> HIDDEN = Set.of("script", "style", "head", "template");

    private MarkupParser() {}

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
        Document document = Jsoup.parseBodyFragment(source);
        return new Markup(Markup.Kind.HTML, source, text(document.body()), media(document));
    }

    /**
     * Content in Markdown. The plain text is without marks, a paragraph or item on each line; HTML in it
     * is left out. The sources of pictures that are plain file names are its media.
     *
     * @param source the Markdown, as CommonMark has it
     * @return the content
     */
    public static Markup markdown(String source) {
        if (source.isEmpty()) {
            return Markup.EMPTY;
        }
        Node document = MARKDOWN.parse(source);
        Set<String> media = new LinkedHashSet<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                addName(media, image.getDestination());
                visitChildren(image);
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
        });
        return new Markup(Markup.Kind.MARKDOWN, source, TEXT.render(document).strip(),
                List.copyOf(media));
    }

    private static List<String> media(Document document) {
        Set<String> names = new LinkedHashSet<>();
        for (Element element : document.select("img[src], audio[src], video[src], source[src]")) {
            addName(names, element.attr("src"));
        }
        return new ArrayList<>(names);
    }

    private static void addName(Set<String> names, String source) {
        String name = source.strip();
        if (dev.cardstock.deck.Media.isSafeName(name)) {
            names.add(name);
        }
    }

    private static String collapsed(String text) {
        return text.replaceAll("[ \\t\\r\\n\\f]+", " ").strip();
    }

    private static String text(Element body) {
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(new NodeVisitor() {
            private int hidden;

            @Override
            public void head(org.jsoup.nodes.Node node, int depth) {
                if (node instanceof Element element) {
                    if (HIDDEN.contains(element.normalName())) {
                        hidden++;
                    } else if (element.normalName().equals("br")) {
                        trimEnd(text);
                        text.append('\n');
                    } else if (element.isBlock()) {
                        breakLine(text);
                    } else if (element.normalName().equals("td")
                            || element.normalName().equals("th")) {
                        blank(text);
                    }
                } else if (node instanceof TextNode words && hidden == 0) {
                    append(text, words);
                }
            }

            @Override
            public void tail(org.jsoup.nodes.Node node, int depth) {
                if (node instanceof Element element) {
                    if (HIDDEN.contains(element.normalName())) {
                        hidden--;
                    } else if (element.isBlock()) {
                        breakLine(text);
                    }
                }
            }
        }, body);
        return text.toString().strip();
    }

    private static void append(StringBuilder text, TextNode words) {
        Element parent = words.parentElement();
        if (parent != null && parent.closest("pre") != null) {
            text.append(words.getWholeText());
            return;
        }
        String whole = words.getWholeText();
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
                blank(text);
            } else {
                text.append(c == '\u00a0' ? ' ' : c);
            }
        }
    }

    private static void blank(StringBuilder text) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ' '
                && text.charAt(text.length() - 1) != '\n') {
            text.append(' ');
        }
    }

    private static void trimEnd(StringBuilder text) {
        while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
    }

    private static void breakLine(StringBuilder text) {
        trimEnd(text);
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }
}
