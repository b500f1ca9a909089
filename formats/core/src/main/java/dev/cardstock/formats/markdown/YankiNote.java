package dev.cardstock.formats.markdown;

import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.NoteType;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The text of a note without its front matter; how it is made says of which type it is.
 *
 * @param type the type
 * @param fields the fields in Markdown
 */
record YankiNote(NoteType type, List<String> fields) {
    /** Basic, but the answer is to be typed. */
    static final NoteType TYPED = NoteType.custom("yanki-typed", "Basic (type in the answer)",
            List.of("Front", "Back"), List.of(CardTemplate.plain("typed", "Typed",
                    "{{Front}}\n\n{{type:Back}}", "{{Front}}\n\n{{type:Back}}")));

    /** Basic and reversed, and more that is shown with both answers. */
    static final NoteType WITH_EXTRA = NoteType.custom("yanki-extra",
            "Basic and reversed with extra", List.of("Front", "Back", "Extra"),
            List.of(CardTemplate.plain("forward", "Forward", "{{Front}}",
                    "{{Back}}{{#Extra}}\n\n{{Extra}}{{/Extra}}"),
                    CardTemplate.plain("reverse", "Reverse", "{{Back}}",
                            "{{Front}}{{#Extra}}\n\n{{Extra}}{{/Extra}}")));

    private static final String BREAK = "\n\n---\n\n";
    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(100)
            .build();

    static YankiNote of(String markdown) {
        Node document = PARSER.parse(markdown);
        List<String> parts = parts(markdown, document);
        String first = parts.get(0);
        if (YankiCloze.isIn(first)) {
            return new YankiNote(NoteType.cloze(),
                    List.of(YankiCloze.numbered(first), joined(parts, 1)));
        }
        if (parts.size() == 1) {
            YankiNote typed = typed(first, document);
            return typed != null ? typed : new YankiNote(NoteType.basic(), List.of(first, ""));
        }
        if (!parts.get(1).isEmpty() || parts.size() == 2) {
            return new YankiNote(NoteType.basic(), List.of(first, joined(parts, 1)));
        }
        String extra = joined(parts, 3);
        return extra.isEmpty()
                ? new YankiNote(NoteType.basicReversed(), List.of(first, parts.get(2)))
                : new YankiNote(WITH_EXTRA, List.of(first, parts.get(2), extra));
    }

    private static String joined(List<String> parts, int from) {
        return from >= parts.size()
                ? ""
                : String.join(BREAK, parts.subList(from, parts.size())).strip();
    }

    /** What stands between the thematic breaks that are in nothing else. */
    private static List<String> parts(String markdown, Node document) {
        List<String> lines = List.of(markdown.split("\n", -1));
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof ThematicBreak && !node.getSourceSpans().isEmpty()) {
                int line = node.getSourceSpans().get(0).getLineIndex();
                parts.add(stripped(lines.subList(from, line)));
                from = line + 1;
            }
        }
        parts.add(stripped(lines.subList(Math.min(from, lines.size()), lines.size())));
        return parts;
    }

    private static String stripped(List<String> lines) {
        return String.join("\n", lines).strip();
    }

    /** A note whose last words are emphasised, and not all of them; null for another. */
    private static @Nullable YankiNote typed(String markdown, Node document) {
        Node last = document.getLastChild();
        boolean ends = last instanceof Paragraph && last.getLastChild() instanceof Emphasis;
        Words words = new Words();
        document.accept(words);
        if (!ends || words.count < 2) {
            return null;
        }
        char mark = markdown.charAt(markdown.length() - 1);
        int open = markdown.lastIndexOf(mark, markdown.length() - 2);
        boolean isPair = (mark == '_' || mark == '*') && open >= 0
                && open < markdown.length() - 2 && (open == 0 || markdown.charAt(open - 1) != mark);
        return isPair
                ? new YankiNote(TYPED, List.of(markdown.substring(0, open).strip(),
                        markdown.substring(open + 1, markdown.length() - 1)))
                : null;
    }

    /** Counts what can be seen, emphasised text as one. */
    private static final class Words extends AbstractVisitor {
        private int count;

        @Override
        public void visit(Text text) {
            count += text.getLiteral().isBlank() ? 0 : 1;
        }

        @Override
        public void visit(Emphasis emphasis) {
            count++;
        }
    }

    /** The text of the note; null where it would be read as another one. */
    @Nullable
    String text() {
        String first = fields.get(0);
        String text;
        if (type.equals(NoteType.cloze())) {
            String marked = YankiCloze.marked(first);
            if (marked == null) {
                return null;
            }
            text = marked + (fields.get(1).isEmpty() ? "" : BREAK + fields.get(1));
        } else if (type.equals(TYPED)) {
            text = first + "\n\n_" + fields.get(1) + "_";
        } else if (type.equals(NoteType.basic())) {
            text = first + "\n\n---" + (fields.get(1).isEmpty() ? "" : "\n\n" + fields.get(1));
        } else {
            text = first + "\n\n---\n\n---"
                    + (fields.get(1).isEmpty() ? "" : "\n\n" + fields.get(1))
                    + (fields.size() < 3 || fields.get(2).isEmpty() ? "" : BREAK + fields.get(2));
        }
        return of(text).equals(this) ? text : null;
    }

    /** Markdown without what would separate fields: breaks are elements, and in the first field strikes. */
    static String protect(String markdown, boolean isFirst) {
        String text = FencedText.changed(markdown, line -> line);
        Node document = PARSER.parse(text);
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof ThematicBreak && !node.getSourceSpans().isEmpty()) {
                lines.set(node.getSourceSpans().get(0).getLineIndex(), "<hr>\n");
            }
        }
        String unbroken = String.join("\n", lines).strip();
        return isFirst ? YankiCloze.unmarked(unbroken) : unbroken;
    }
}
