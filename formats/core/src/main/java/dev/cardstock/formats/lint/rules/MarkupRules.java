package dev.cardstock.formats.lint.rules;

import dev.cardstock.Severity;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.NoteType;
import dev.cardstock.formats.markup.HtmlSanitizer;
import dev.cardstock.formats.markup.MarkupParser;
import dev.cardstock.lint.Finding;
import dev.cardstock.lint.LintContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Rules for HTML and formulas. */
public final class MarkupRules {
    private MarkupRules() {}

    /** What a browser would run or load if HTML were shown as it is. */
    private static final class Danger {
        private static final Pattern SUSPECT = Pattern.compile("(?i)<(?:script|iframe|frame|object"
                + "|embed|applet|base|meta)\\b|[\\s\"'/]on[a-z]{3,}\\s*=|\\b(?:href|src|action"
                + "|formaction|data|srcdoc|values|to|from|style)\\s*=");
        private static final Set<String> ELEMENTS = Set.of("script", "iframe", "frame", "object",
                "embed", "applet", "base", "meta");
        private static final Set<String> ADDRESSES = Set.of("href", "xlink:href", "src", "action",
                "formaction", "data", "values", "to", "from", "poster", "background");

        /** The first danger, or null. */
        static @Nullable String in(Markup content) {
            if (content.kind() == Markup.Kind.PLAIN || content.source().indexOf('<') < 0
                    || !SUSPECT.matcher(content.source()).find()) {
                return null;
            }
            String html = content.kind() == Markup.Kind.HTML
                    ? content.source()
                    : MarkupParser.markdown(content.source()).source();
            Document document = Jsoup.parseBodyFragment(html);
            for (Element element : document.getAllElements()) {
                if (ELEMENTS.contains(element.normalName())) {
                    return "<" + element.normalName() + ">";
                }
                for (Attribute attribute : element.attributes()) {
                    if (isHandler(attribute) || isScript(attribute)) {
                        return attribute.getKey() + "=\"" + attribute.getValue() + "\"";
                    }
                }
            }
            return null;
        }

        private static boolean isHandler(Attribute attribute) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT);
            return name.matches("on[a-z]{3,30}") || name.equals("srcdoc");
        }

        private static boolean isScript(Attribute attribute) {
            if (!ADDRESSES.contains(attribute.getKey().toLowerCase(Locale.ROOT))) {
                return false;
            }
            String address = attribute.getValue()
                    .replaceAll("[\\s\\p{Cntrl}]", "")
                    .toLowerCase(Locale.ROOT);
            return address.startsWith("javascript:") || address.startsWith("vbscript:")
                    || address.startsWith("data:text/") || address.startsWith("data:application/");
        }
    }

    /** {@code markup.unsafe}. */
    public static final class Unsafe extends Rule.OfFields {
        /** Makes the rule. */
        public Unsafe() {
            super("markup.unsafe", Severity.ERROR,
                    "A field holds what a browser would run: a script, an event handler, a frame");
        }

        @Override
        public String fixes() {
            return "leaves out what is not on the list of the sanitiser, if the text stays the same";
        }

        @Override
        void check(Field field, LintContext context, Consumer<Finding> findings) {
            String danger = Danger.in(field.content());
            if (danger != null) {
                Finding.Builder finding = at(field, 0, 0,
                        "The field holds '{danger}', which runs when it is shown; remove it.")
                        .argument("danger", danger);
                if (field.content().kind() == Markup.Kind.HTML) {
                    String clean = HtmlSanitizer.clean(field.content().source());
                    Markup fixed = MarkupParser.html(clean);
                    if (fixed.plainText().equals(field.content().plainText())) {
                        finding.fix(field.with(fixed));
                    }
                }
                findings.accept(finding.build());
            }
        }
    }

    /** {@code markup.template-script}. */
    public static final class TemplateScript extends Rule {
        /** Makes the rule. */
        public TemplateScript() {
            super("markup.template-script", Severity.WARNING,
                    "A card template holds what a browser would run; only some programs do");
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            for (NoteType type : context.library().noteTypes()) {
                for (CardTemplate template : type.templates()) {
                    String danger = Danger.in(template.question());
                    danger = danger == null ? Danger.in(template.answer()) : danger;
                    if (danger != null) {
                        findings.accept(finding("The template '{template}' of '{type}' holds"
                                + " '{danger}'; see that its cards work without.")
                                .argument("template", template.name())
                                .argument("type", type.name())
                                .argument("danger", danger)
                                .build());
                    }
                }
            }
        }
    }

    /** {@code markup.unbalanced}. */
    public static final class Unbalanced extends Rule.OfFields {
        private static final Pattern TAG = Pattern
                .compile("<!--(?:(?!-->).)*+(?:-->)?+|<(/?)([A-Za-z]"
                        + "[A-Za-z0-9-]*+)((?:\"[^\"]*+\"|'[^']*+'|[^>\"'])*+)>", Pattern.DOTALL);
        private static final Set<String> VOID = Set.of("area", "base", "br", "col", "embed", "hr",
                "img", "input", "link", "meta", "param", "source", "track", "wbr");
        private static final Set<String> OPTIONAL = Set.of("p", "li", "dt", "dd", "tr", "td", "th",
                "thead", "tbody", "tfoot", "colgroup", "option", "optgroup", "rb", "rt", "rtc",
                "rp",
                "html", "head", "body");

        /** Makes the rule. */
        public Unbalanced() {
            super("markup.unbalanced", Severity.WARNING,
                    "HTML whose elements are not closed, or closed in the wrong order");
        }

        @Override
        public String fixes() {
            return "closes the elements as a browser does, if the text stays the same";
        }

        @Override
        void check(Field field, LintContext context, Consumer<Finding> findings) {
            if (field.content().kind() != Markup.Kind.HTML) {
                return;
            }
            String fault = fault(field.content().source());
            if (fault != null) {
                Finding.Builder finding = at(field, 0, 0,
                        "The element '{element}' is not closed, or not where it should be; close it.")
                        .argument("element", fault);
                String closed = closed(field.content().source());
                Markup fixed = MarkupParser.html(closed);
                if (fault(closed) == null
                        && fixed.plainText().equals(field.content().plainText())) {
                    finding.fix(field.with(new Markup(Markup.Kind.HTML, closed, fixed.plainText(),
                            field.content().media())));
                }
                findings.accept(finding.build());
            }
        }

        private static String closed(String html) {
            Document document = Jsoup.parseBodyFragment(html);
            document.outputSettings().prettyPrint(false);
            return document.body().html();
        }

        /** The first element that is not balanced, or null. */
        private static @Nullable String fault(String html) {
            if (html.indexOf('<') < 0) {
                return null;
            }
            Deque<String> open = new ArrayDeque<>();
            Map<String, Integer> counts = new HashMap<>();
            Matcher tag = TAG.matcher(html);
            while (tag.find()) {
                String name = tag.group(2) == null ? "" : tag.group(2).toLowerCase(Locale.ROOT);
                boolean isEnd = "/".equals(tag.group(1));
                if (name.isEmpty() || VOID.contains(name) || OPTIONAL.contains(name)
                        || !isEnd && tag.group(3).endsWith("/")) {
                    continue;
                }
                if (!isEnd) {
                    open.push(name);
                    counts.merge(name, 1, Integer::sum);
                } else if (name.equals(open.peek())) {
                    open.pop();
                    counts.merge(name, -1, Integer::sum);
                } else {
                    return counts.getOrDefault(name, 0) > 0 ? open.peek() : name;
                }
            }
            return open.peek();
        }
    }

    /** {@code markup.latex-unbalanced}. */
    public static final class LatexUnbalanced extends Rule.OfFields {
        private static final Pattern MARK = Pattern.compile("\\\\\\\\|\\\\([()\\[\\]])"
                + "|(\\[/?latex\\]|\\[/?\\$\\$?\\])");

        /** Makes the rule. */
        public LatexUnbalanced() {
            super("markup.latex-unbalanced", Severity.WARNING,
                    "A formula is not closed, or its braces do not match");
        }

        @Override
        void check(Field field, LintContext context, Consumer<Finding> findings) {
            String text = field.content().plainText();
            if (text.indexOf('\\') < 0 && !text.contains("[latex") && !text.contains("[$")) {
                return;
            }
            Matcher mark = MARK.matcher(text);
            String open = "";
            int start = 0;
            while (mark.find()) {
                String found = mark.group(1) != null ? mark.group(1) : mark.group(2);
                if (found == null) {
                    continue;
                }
                boolean opens = !found.contains("/") && !found.equals(")") && !found.equals("]");
                boolean fits = opens ? open.isEmpty() : found.equals(closing(open));
                if (!fits || !opens && !isBalanced(text, start, mark.start())) {
                    report(field, opens && !open.isEmpty() ? start : mark.start(), mark.end(),
                            findings);
                    return;
                }
                open = opens ? found : "";
                start = mark.end();
            }
            if (!open.isEmpty()) {
                report(field, start, text.length(), findings);
            }
        }

        private static String closing(String open) {
            return switch (open) {
                case "(" -> ")";
                case "[" -> "]";
                case "" -> "";
                default -> "[/" + open.substring(1);
            };
        }

        private static boolean isBalanced(String text, int from, int to) {
            int depth = 0;
            for (int i = from; i < to; i++) {
                switch (text.charAt(i)) {
                    case '\\' -> i++;
                    case '{' -> depth++;
                    case '}' -> depth--;
                    default -> {}
                }
                if (depth < 0) {
                    return false;
                }
            }
            return depth == 0;
        }

        private void report(Field field, int from, int to, Consumer<Finding> findings) {
            findings.accept(at(field, from, Math.max(from, to),
                    "The formula at '{text}' is not closed or its braces do not match; close it.")
                    .argument("text", field.content().plainText().substring(from))
                    .build());
        }
    }
}
