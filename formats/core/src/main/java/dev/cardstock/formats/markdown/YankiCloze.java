package dev.cardstock.formats.markdown;

import dev.cardstock.formats.markdown.text.Deletions;
import dev.cardstock.formats.markdown.text.Deletions.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Deletions as text that is struck through, a number before it and a hint, emphasised, behind it. */
final class YankiCloze {
    private static final String MARK = "~~";
    private static final Pattern NUMBER = Pattern
            .compile("(?s)[(|]?(\\d{1,2})(?:[\\s).|]|$)(.*)");
    private static final Pattern HINT = Pattern.compile(
            "(?s)(.*[^\\s_*\\\\])\\s*(?:(?<![\\w_])_([^_\\n]{1,1000})_|(?<!\\*)\\*([^*\\n]{1,1000})\\*)");

    private YankiCloze() {}

    /** Where a text is struck through: the indices of the marks. */
    private record Struck(int open, int close) {}

    /** Whether a text is struck through somewhere. */
    static boolean isIn(String markdown) {
        return !struck(markdown).isEmpty();
    }

    /** The text with numbered deletions. */
    static String numbered(String markdown) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        int number = 1;
        for (Struck struck : struck(markdown)) {
            String words = markdown.substring(struck.open + MARK.length(), struck.close);
            Matcher own = NUMBER.matcher(words);
            if (own.matches() && !own.group(2).isBlank() && Integer.parseInt(own.group(1)) > 0) {
                number = Integer.parseInt(own.group(1));
                words = own.group(2).strip();
            }
            Matcher hint = HINT.matcher(words);
            boolean hasHint = hint.matches();
            String hidden = hasHint ? hint.group(1) : words;
            String shown = hasHint
                    ? hint.group(2) != null ? hint.group(2) : hint.group(3)
                    : null;
            out.append(markdown, from, struck.open)
                    .append(Deletions.written(Integer.toString(number), hidden, shown));
            from = struck.close + MARK.length();
            number++;
        }
        return out.append(markdown, from, markdown.length()).toString();
    }

    /** The text with marks; null where it cannot be written, or would be read as another one. */
    static @Nullable String marked(String text) {
        Deletions deletions = Deletions.of(text);
        if (deletions == null) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        int expected = 1;
        for (Piece piece : deletions.pieces()) {
            if (!piece.isDeletion()) {
                out.append(piece.text());
                continue;
            }
            int number = piece.numbers().iterator().next();
            boolean needsNumber = number != expected || NUMBER.matcher(piece.text()).matches();
            out.append(MARK)
                    .append(needsNumber ? number + " " : "")
                    .append(piece.text())
                    .append(piece.hint() == null ? "" : " _" + piece.hint() + "_")
                    .append(MARK);
            expected = number + 1;
        }
        return numbered(out.toString()).equals(text) ? out.toString() : null;
    }

    /** The text with nothing struck through: plain marks where nothing is between, else elements. */
    static String unmarked(String markdown) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Struck struck : struck(markdown)) {
            out.append(markdown, from, struck.open)
                    .append("<del>")
                    .append(markdown, struck.open + MARK.length(), struck.close)
                    .append("</del>");
            from = struck.close + MARK.length();
        }
        return out.append(markdown, from, markdown.length()).toString();
    }

    /** Pairs of marks in paragraphs, those in code left out. */
    private static List<Struck> struck(String markdown) {
        List<Struck> found = new ArrayList<>();
        if (!markdown.contains(MARK)) {
            return found;
        }
        int at = 0;
        int open = -1;
        String fence = null;
        String ticks = "";
        while (at < markdown.length()) {
            boolean lineBegins = at == 0 || markdown.charAt(at - 1) == '\n';
            if (lineBegins) {
                int end = markdown.indexOf('\n', at);
                String line = markdown.substring(at, end < 0 ? markdown.length() : end);
                String opens = fence == null ? FencedText.fence(line) : null;
                boolean closes = fence != null && line.startsWith(fence);
                if (fence != null || opens != null || line.isBlank()) {
                    fence = closes ? null : opens != null ? opens : fence;
                    open = -1;
                    ticks = "";
                    at = end < 0 ? markdown.length() : end + 1;
                    continue;
                }
            }
            char c = markdown.charAt(at);
            int run = run(markdown, at);
            if (c == '`') {
                String here = markdown.substring(at, at + run);
                if (ticks.isEmpty()) {
                    ticks = isClosed(markdown, here, at + run) ? here : "";
                } else if (ticks.equals(here)) {
                    ticks = "";
                }
                at += run;
            } else if (c == '~' && ticks.isEmpty()) {
                boolean canClose = at > 0 && !Character.isWhitespace(markdown.charAt(at - 1));
                boolean canOpen = at + run < markdown.length()
                        && !Character.isWhitespace(markdown.charAt(at + run));
                if (run == 2 && open >= 0 && canClose && at > open + 2) {
                    found.add(new Struck(open, at));
                    open = -1;
                } else if (run == 2 && canOpen) {
                    open = at;
                }
                at += run;
            } else {
                at += c == '\\' && at + 1 < markdown.length() && markdown.charAt(at + 1) != '\n'
                        && ticks.isEmpty() ? 2 : 1;
            }
        }
        return found;
    }

    private static int run(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == text.charAt(at)) {
            end++;
        }
        return end - at;
    }

    /** Whether the same run of backticks follows in the paragraph, within some distance. */
    private static boolean isClosed(String markdown, String ticks, int from) {
        String ahead = markdown.substring(from, Math.min(markdown.length(), from + 2000));
        int at = ahead.indexOf(ticks);
        int blank = ahead.indexOf("\n\n");
        return at >= 0 && (blank < 0 || at < blank);
    }
}
