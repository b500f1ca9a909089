package dev.cardstock.formats.org;

import dev.cardstock.formats.markdown.text.Deletions;
import dev.cardstock.formats.markdown.text.Deletions.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Deletions of org-fc, which calls them holes: their numbers count from 0. */
final class OrgFcHoles {
    private static final int LONGEST = 4000;
    private static final Pattern BEHIND = Pattern
            .compile("\\}(?:\\{([^}\\n]{0,500}+)\\})?+(?:@(\\d{1,3}))?+\\}");

    private OrgFcHoles() {}

    /** A hole: where it begins and ends, its number or -1, what it hides and the hint. */
    private record Hole(int start, int end, int number, String hidden, @Nullable String hint) {}

    private static List<Hole> holes(String text) {
        List<Hole> holes = new ArrayList<>();
        Matcher behind = BEHIND.matcher(text);
        int open = text.indexOf("{{");
        while (open >= 0) {
            int close = close(text, open + 2);
            behind.region(Math.max(0, close), text.length());
            boolean isHole = close > open + 2 && behind.lookingAt();
            if (isHole) {
                holes.add(new Hole(open, behind.end(),
                        behind.group(2) == null ? -1 : Integer.parseInt(behind.group(2)),
                        text.substring(open + 2, close), behind.group(1)));
            }
            open = text.indexOf("{{", isHole ? behind.end() : open + 1);
        }
        return holes;
    }

    /** The brace behind the hidden text, in which formulas may have braces; -1 where there is none. */
    private static int close(String text, int from) {
        int at = from;
        int end = Math.min(text.length(), from + LONGEST);
        while (at < end) {
            char c = text.charAt(at);
            if (c == '}') {
                return at;
            }
            int formula = c == '$' ? text.indexOf('$', at + 1) : -1;
            at = formula > at + 1 && formula < end ? formula + 1 : at + 1;
        }
        return -1;
    }

    /** The text with numbered deletions; null where there is none. */
    static @Nullable String numbered(String text) {
        List<Hole> holes = holes(text);
        int next = 0;
        for (Hole hole : holes) {
            next = Math.max(next, hole.number + 1);
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Hole hole : holes) {
            int number = hole.number < 0 ? next++ : hole.number;
            out.append(text, from, hole.start)
                    .append(Deletions.written(Integer.toString(number + 1), hole.hidden,
                            hole.hint));
            from = hole.end;
        }
        return from == 0 ? null : out.append(text, from, text.length()).toString();
    }

    /** The text with holes; null where it cannot be written, or would be read as another one. */
    static @Nullable String marked(String text) {
        Deletions deletions = Deletions.of(text);
        if (deletions == null) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        for (Piece piece : deletions.pieces()) {
            if (!piece.isDeletion()) {
                out.append(piece.text());
            } else if (piece.numbers().size() > 1) {
                return null;
            } else {
                out.append("{{")
                        .append(piece.text())
                        .append('}')
                        .append(piece.hint() == null ? "" : "{" + piece.hint() + "}")
                        .append('@')
                        .append(piece.numbers().iterator().next() - 1)
                        .append('}');
            }
        }
        return text.equals(numbered(out.toString())) ? out.toString() : null;
    }
}
