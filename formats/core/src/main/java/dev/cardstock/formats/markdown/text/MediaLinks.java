package dev.cardstock.formats.markdown.text;

import dev.cardstock.formats.text.MediaFiles;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** References to media in Markdown: {@code ![text](path)} and {@code ![[path|text]]}, but in code. */
public final class MediaLinks {
    private static final Pattern LINK = Pattern.compile(
            "`+|!\\[\\[([^\\[\\]|\\n]{1,1000}+)(?:\\|([^\\[\\]\\n]{0,1000}+))?\\]\\]"
                    + "|!\\[([^\\[\\]\\n]{0,1000}+)\\]\\((?:<([^<>\\n]{1,1000}+)>|([^<>()\\s]{1,1000}+))"
                    + "(\\s{1,9}+\"[^\"\\n]{0,1000}+\")?\\)");

    private MediaLinks() {}

    /** Gives the new target of a reference, or nothing where it stays as it is. */
    @FunctionalInterface
    public interface Renaming {
        /**
         * The new target.
         *
         * @param target what the reference means
         * @return what it is to mean, or nothing
         * @throws IOException if that cannot be told
         */
        Optional<String> target(String target) throws IOException;
    }

    /**
     * The text with new targets, the references that have one in the first of the forms.
     *
     * @param markdown the text
     * @param renaming gives the targets
     * @return the text
     * @throws IOException if the renaming fails
     */
    public static String renamed(String markdown, Renaming renaming) throws IOException {
        if (!markdown.contains("![")) {
            return markdown;
        }
        StringBuilder out = new StringBuilder();
        Matcher link = LINK.matcher(markdown);
        Set<String> unclosed = new HashSet<>();
        int from = 0;
        int at = 0;
        while (link.find(at)) {
            at = link.end();
            if (link.group().startsWith("`")) {
                int close = unclosed.contains(link.group())
                        ? -1
                        : closing(markdown, link.group(), at);
                if (close < 0) {
                    unclosed.add(link.group());
                } else {
                    at = close;
                }
                continue;
            }
            boolean isEmbed = link.group(1) != null;
            String target = isEmbed
                    ? link.group(1)
                    : link.group(4) != null ? link.group(4) : link.group(5);
            Optional<String> renamed = MediaFiles.isMedia(withoutAnchor(target))
                    ? renaming.target(target)
                    : Optional.empty();
            if (renamed.isPresent()) {
                String words = isEmbed ? link.group(2) : link.group(3);
                String title = link.group(6) == null ? "" : link.group(6);
                out.append(markdown, from, link.start())
                        .append("![")
                        .append(words == null ? "" : words)
                        .append("](")
                        .append(destination(renamed.get()))
                        .append(title)
                        .append(')');
                from = at;
            }
        }
        return out.append(markdown, from, markdown.length()).toString();
    }

    private static String withoutAnchor(String target) {
        int anchor = target.indexOf('#');
        return anchor < 0 ? target : target.substring(0, anchor);
    }

    /** The index behind the backticks that close a code span; -1 where none do. */
    private static int closing(String markdown, String ticks, int from) {
        int at = markdown.indexOf(ticks, from);
        while (at >= 0) {
            int end = at + ticks.length();
            boolean isRun = markdown.charAt(at - 1) != '`'
                    && (end == markdown.length() || markdown.charAt(end) != '`');
            if (isRun) {
                return end;
            }
            while (end < markdown.length() && markdown.charAt(end) == '`') {
                end++;
            }
            at = markdown.indexOf(ticks, end);
        }
        return -1;
    }

    /**
     * A target as it stands in parentheses.
     *
     * @param target the target
     * @return the same, in angle brackets where it needs them
     */
    public static String destination(String target) {
        boolean isPlain = !target.isEmpty() && target.chars()
                .noneMatch(c -> c <= ' ' || c == '(' || c == ')' || c == '<' || c == '>');
        return isPlain
                ? target
                : "<" + target.replace("<", "%3C").replace(">", "%3E").replace("\n", "%0A") + ">";
    }
}
