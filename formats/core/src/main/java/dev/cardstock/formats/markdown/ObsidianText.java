package dev.cardstock.formats.markdown;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text in which nothing is taken for the syntax of the plugin: separators begin with a character
 * reference, empty lines are lines of {@code <br>}. Code in fences stays as it is.
 */
final class ObsidianText {
    private final ObsidianSyntax syntax;

    ObsidianText(ObsidianSyntax syntax) {
        this.syntax = syntax;
    }

    /** The text for a card. */
    String protect(String markdown) {
        String text = FencedText.changed(markdown, this::protectedLine);
        int block = ObsidianSyntax.block(text);
        if (block >= 0) {
            text = text.substring(0, block + 1) + "\\" + text.substring(block + 1);
        }
        return beginsWithTag(text) ? "\\" + text : text;
    }

    private static boolean beginsWithTag(String text) {
        return text.startsWith("#") && ObsidianSyntax.ownTags(text).size() > 1;
    }

    /** Text without the backslashes before what would be a tag, or the id of a block. */
    private static String restoredEnds(String text) {
        String rest = text.startsWith("\\#") && beginsWithTag(text.substring(1))
                ? text.substring(1)
                : text;
        int mark = rest.lastIndexOf(" \\^");
        boolean isBlock = mark >= 0
                && ObsidianSyntax.block(" " + rest.substring(mark + 2)) == 0;
        return isBlock ? rest.substring(0, mark + 1) + rest.substring(mark + 2) : rest;
    }

    /** Front and back on a line; null where they need several lines. */
    @Nullable
    String onLine(String front, String back, boolean both) {
        if (front.indexOf('\n') >= 0 || back.indexOf('\n') >= 0
                || FencedText.fence(front) != null) {
            return null;
        }
        String mark = both ? syntax.reversed() : syntax.basic();
        String first = front.endsWith(mark.substring(0, 1))
                ? front.substring(0, front.length() - 1) + reference(mark.charAt(0))
                : front;
        char last = mark.charAt(mark.length() - 1);
        String second = back.startsWith(String.valueOf(last))
                ? reference(last) + back.substring(1)
                : back;
        String line = first + mark + second;
        ObsidianSyntax.Separator found = syntax.separator(line);
        boolean isFound = found != null && found.at() == first.length()
                && found.reversed() == both && !line.startsWith("<!--");
        return isFound ? line : null;
    }

    /** The front of a line from {@link #onLine}. */
    String restoredBefore(String front, boolean both) {
        char c = (both ? syntax.reversed() : syntax.basic()).charAt(0);
        String reference = reference(c);
        return front.endsWith(reference)
                ? front.substring(0, front.length() - reference.length()) + c
                : front;
    }

    /** The back of a line from {@link #onLine}. */
    String restoredBehind(String back, boolean both) {
        String mark = both ? syntax.reversed() : syntax.basic();
        char c = mark.charAt(mark.length() - 1);
        return back.startsWith(reference(c)) ? c + back.substring(reference(c).length()) : back;
    }

    /** The text that {@link #protect} got. */
    String restore(String text) {
        return FencedText.changed(restoredEnds(text.strip()), line -> {
            if (line.equals(ObsidianSyntax.EMPTY_LINE)) {
                return "";
            }
            String restored = line;
            for (String separator : List.of(syntax.basic(), syntax.reversed(), syntax.multiline(),
                    syntax.multilineReversed(), syntax.end())) {
                restored = restored(restored, separator);
            }
            return restored;
        });
    }

    private String protectedLine(String line) {
        String stripped = line.strip();
        if (stripped.isEmpty()) {
            return syntax.endsWithEmptyLine() ? ObsidianSyntax.EMPTY_LINE : line;
        }
        if (stripped.equals(ObsidianSyntax.EMPTY_LINE)) {
            return "<br/>";
        }
        if (stripped.equals(syntax.multiline()) || stripped.equals(syntax.multilineReversed())
                || stripped.equals(syntax.end())) {
            return reference(stripped.charAt(0)) + stripped.substring(1);
        }
        String text = line.startsWith("<!--") || line.contains(ObsidianSchedule.OPEN)
                ? line.replace("<!--", "&lt;!--")
                : line;
        return protectedFrom(protectedFrom(text, syntax.basic()), syntax.reversed());
    }

    private static String reference(char c) {
        return "&#" + (int) c + ";";
    }

    /** A reference for the first character of each separator, but in code, where it would be shown. */
    private static String protectedFrom(String line, String separator) {
        if (!line.contains(separator)) {
            return line;
        }
        StringBuilder out = new StringBuilder();
        boolean code = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            code ^= c == '`';
            boolean begins = line.startsWith(separator, i)
                    && (!code || line.indexOf('`', i) < 0);
            if (begins) {
                out.append(reference(c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Reads from the end, as separators may overlap. */
    private static String restored(String line, String separator) {
        if (separator.isEmpty() || !line.contains("&#")) {
            return line;
        }
        String reference = reference(separator.charAt(0));
        String rest = new StringBuilder(separator.substring(1)).reverse().toString();
        StringBuilder reversed = new StringBuilder();
        int at = line.length();
        int next = line.lastIndexOf(reference);
        while (next >= 0) {
            reversed.append(reversed(line.substring(next + reference.length(), at)));
            boolean isOne = reversed.length() >= rest.length()
                    && reversed.indexOf(rest, reversed.length() - rest.length()) >= 0;
            if (isOne) {
                reversed.append(separator.charAt(0));
            } else {
                reversed.append(reversed(reference));
            }
            at = next;
            next = next == 0 ? -1 : line.lastIndexOf(reference, next - 1);
        }
        reversed.append(reversed(line.substring(0, at)));
        return reversed(reversed.toString());
    }

    /** Characters back to front; halves of pairs are put right again by the second turn. */
    private static String reversed(String text) {
        char[] chars = new char[text.length()];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = text.charAt(chars.length - 1 - i);
        }
        return new String(chars);
    }
}
