package dev.cardstock.formats.markdown.text;

import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** HTML as Markdown: what Markdown has marks for; other elements stay, as Markdown may hold HTML. */
final class HtmlMarkdown {
    private static final Map<String, String> MARKS = Map.of("b", "**", "strong", "**", "i", "*",
            "em", "*", "code", "`", "s", "~~", "del", "~~", "strike", "~~");
    private static final Set<String> BLOCKS = Set.of("p", "div", "ul", "ol", "table", "pre",
            "blockquote", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> WITHOUT_MARK = Set.of("p", "div", "span", "body", "ul", "ol",
            "font");

    private final StringBuilder out = new StringBuilder();

    private HtmlMarkdown() {}

    static String of(String html) {
        HtmlMarkdown markdown = new HtmlMarkdown();
        NodeTraversor.traverse(markdown.new Writing(), Jsoup.parseBodyFragment(html).body());
        return markdown.out.toString().strip();
    }

    private void beginLine() {
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        out.setLength(end);
        if (end > 0 && out.charAt(end - 1) != '\n') {
            out.append('\n');
        }
    }

    /** One walk over the elements. */
    private final class Writing implements NodeVisitor {
        private int lists;
        private int preformatted;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                text(words.getWholeText());
            } else if (node instanceof Element element) {
                open(element, element.normalName());
            }
        }

        private void text(String words) {
            if (preformatted > 0) {
                out.append(words);
                return;
            }
            String text = words.replaceAll("[ \\t\\n\\r\\f]+", " ");
            boolean lineBegins = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
            String shown = lineBegins ? text.stripLeading() : text;
            if (!shown.isBlank()) {
                String inner = MarkdownText.ofPlain(shown.strip());
                out.append(shown.startsWith(" ") ? " " : "")
                        .append(inner)
                        .append(shown.endsWith(" ") ? " " : "");
            } else if (!shown.isEmpty()) {
                out.append(' ');
            }
        }

        private void open(Element element, String name) {
            if (BLOCKS.contains(name)) {
                beginLine();
            }
            switch (name) {
                case "br" -> out.append('\n');
                case "hr" -> {
                    beginLine();
                    out.append("***\n");
                }
                case "img" -> image(element);
                case "a" -> out.append('[');
                case "li" -> {
                    beginLine();
                    out.append("  ".repeat(Math.max(0, lists - 1)))
                            .append("ol".equals(name(element.parent())) ? "1. " : "- ");
                }
                case "pre" -> {
                    preformatted++;
                    out.append("```\n");
                }
                case "h1", "h2", "h3", "h4", "h5", "h6" -> out
                        .append("#".repeat(name.charAt(1) - '0'))
                        .append(' ');
                case "blockquote" -> out.append("> ");
                default -> {
                    String mark = MARKS.get(name);
                    boolean isCode = name.equals("code") && preformatted > 0;
                    if (mark != null && !isCode) {
                        out.append(mark);
                    } else if (!isCode && !WITHOUT_MARK.contains(name)) {
                        out.append(element.shallowClone()
                                .outerHtml()
                                .replaceAll("</[^>]*>\\s*$", "")
                                .strip());
                    }
                }
            }
            lists += name.equals("ul") || name.equals("ol") ? 1 : 0;
        }

        private static String name(@org.jspecify.annotations.Nullable Element element) {
            return element == null ? "" : element.normalName();
        }

        private void image(Element element) {
            String source = element.attr("src");
            out.append("![")
                    .append(MarkdownText.ofPlain(element.attr("alt").replace('\n', ' ')))
                    .append("](")
                    .append(MediaLinks.destination(source))
                    .append(')');
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return;
            }
            String name = element.normalName();
            lists -= name.equals("ul") || name.equals("ol") ? 1 : 0;
            boolean isCode = name.equals("code") && preformatted > 0;
            String mark = MARKS.get(name);
            if (name.equals("a")) {
                out.append("](").append(MediaLinks.destination(element.attr("href"))).append(')');
            } else if (name.equals("pre")) {
                preformatted--;
                beginLine();
                out.append("```\n");
            } else if (mark != null) {
                out.append(isCode ? "" : mark);
            } else if (!WITHOUT_MARK.contains(name) && !BLOCKS.contains(name)
                    && !element.tag().isSelfClosing() && !name.equals("li")) {
                out.append("</").append(name).append('>');
            }
            if (BLOCKS.contains(name)) {
                beginLine();
            }
        }
    }
}
