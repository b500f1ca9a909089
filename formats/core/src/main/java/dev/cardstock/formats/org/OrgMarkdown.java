package dev.cardstock.formats.org;

import dev.cardstock.formats.text.MediaFiles;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** Markdown as Org. */
final class OrgMarkdown {
    private static final Parser PARSER = Parser.builder().maxOpenBlockParsers(100).build();

    private OrgMarkdown() {}

    /** The Org text; marks that Org has none for are left out. */
    static String org(String markdown) {
        Writing writing = new Writing();
        PARSER.parse(markdown).accept(writing);
        return writing.out.toString().strip();
    }

    /** One walk over the nodes. */
    private static final class Writing extends AbstractVisitor {
        private final StringBuilder out = new StringBuilder();
        private String indent = "";

        private void block(Node node) {
            if (node.getPrevious() != null) {
                boolean isTight = node.getParent() instanceof ListItem;
                newLine();
                out.append(isTight ? "" : "\n").append(isTight ? "" : indent);
            }
        }

        private void newLine() {
            out.append('\n').append(indent);
        }

        private void lines(String text) {
            out.append(text.replace("\n", "\n" + indent));
        }

        @Override
        public void visit(Paragraph paragraph) {
            block(paragraph);
            visitChildren(paragraph);
        }

        @Override
        public void visit(Heading heading) {
            block(heading);
            visitChildren(heading);
        }

        @Override
        public void visit(ThematicBreak thematicBreak) {
            block(thematicBreak);
            out.append("-----");
        }

        @Override
        public void visit(BlockQuote quote) {
            block(quote);
            out.append("#+BEGIN_QUOTE");
            newLine();
            visitChildren(quote);
            newLine();
            out.append("#+END_QUOTE");
        }

        @Override
        public void visit(FencedCodeBlock code) {
            block(code);
            String language = code.getInfo() == null ? "" : code.getInfo().strip();
            lines(OrgText.ofCode(language.split("\\s", 2)[0], code.getLiteral()));
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            block(code);
            lines(OrgText.ofCode("", code.getLiteral()));
        }

        @Override
        public void visit(HtmlBlock html) {
            block(html);
            lines(OrgText.ofHtml(html.getLiteral()));
        }

        @Override
        public void visit(BulletList list) {
            list(list, "- ", 0);
        }

        @Override
        public void visit(OrderedList list) {
            Integer start = list.getMarkerStartNumber();
            list(list, "", start == null ? 1 : start);
        }

        private void list(Node list, String mark, int number) {
            block(list);
            String around = indent;
            int next = number;
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                String bullet = mark.isEmpty() ? next++ + ". " : mark;
                if (item.getPrevious() != null) {
                    out.append('\n').append(around);
                }
                out.append(bullet);
                indent = around + " ".repeat(bullet.length());
                visitChildren(item);
                indent = around;
            }
        }

        @Override
        public void visit(Text text) {
            boolean lineBegins = out.isEmpty() || out.charAt(out.length() - 1) == '\n'
                    || out.toString().endsWith("\n" + indent);
            lines(lineBegins && !(text.getParent().getParent() instanceof ListItem)
                    ? tableRow(text.getLiteral())
                    : OrgText.ofPlainLine(text.getLiteral()));
        }

        /** Tables of other Markdown are paragraphs here, and Org has the same. */
        private static String tableRow(String literal) {
            return literal.startsWith("|")
                    ? OrgText.ofPlainLine(literal)
                    : OrgText.ofPlain(literal);
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            newLine();
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            newLine();
        }

        @Override
        public void visit(Emphasis emphasis) {
            emphasized('/', emphasis);
        }

        @Override
        public void visit(StrongEmphasis emphasis) {
            emphasized('*', emphasis);
        }

        private void emphasized(char mark, Node node) {
            int start = out.length();
            visitChildren(node);
            String words = out.substring(start);
            String marked = OrgInline.emphasized(mark, words);
            if (marked != null) {
                out.setLength(start);
                out.append(marked);
            }
        }

        @Override
        public void visit(Code code) {
            String words = code.getLiteral();
            String marked = OrgInline.emphasized('~', words);
            marked = marked != null ? marked : OrgInline.emphasized('=', words);
            out.append(marked != null ? marked : OrgText.ofPlainLine(words));
        }

        @Override
        public void visit(Link link) {
            int start = out.length();
            visitChildren(link);
            String words = out.substring(start);
            out.setLength(start);
            link(link.getDestination(), words.equals(link.getDestination()) ? "" : words);
        }

        @Override
        public void visit(Image image) {
            int start = out.length();
            visitChildren(image);
            String words = out.substring(start);
            out.setLength(start);
            String target = image.getDestination();
            link(MediaFiles.isMedia(target) && target.indexOf(':') < 0 ? "file:" + target : target,
                    words);
        }

        private void link(String target, String words) {
            String safe = target.replace("[", "%5B").replace("]", "%5D").replace("\n", "%0A");
            String shown = words.replace("[", "(").replace("]", ")").replace('\n', ' ');
            out.append("[[").append(safe).append(']');
            out.append(shown.isEmpty() ? "" : "[" + shown + "]").append(']');
        }

        @Override
        public void visit(HtmlInline html) {
            out.append(html.getLiteral());
        }
    }
}
