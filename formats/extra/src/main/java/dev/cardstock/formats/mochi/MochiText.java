package dev.cardstock.formats.mochi;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.formats.markdown.text.Deletions;
import dev.cardstock.formats.markdown.text.MarkdownText;
import dev.cardstock.formats.markdown.text.MediaLinks;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Markdown of Mochi's cards: sides, tags, cloze deletions and media. */
final class MochiText {
    private static final String MEDIA = "@media/";
    private static final Pattern TAG = Pattern.compile("(?<![^\\s])#([\\p{L}\\p{N}_/-]{1,100})");
    private static final Pattern PLAIN_TAG = Pattern.compile("(?<![^\\s])#(?=[\\p{L}\\p{N}_/-])");
    private static final Pattern GAP = Pattern
            .compile("(?<!\\\\)\\{\\{(?:(\\d{1,3})::)?([^{}\\n]*+)\\}\\}");
    private static final Pattern FIELD = Pattern.compile("<<\\s*([^<>]{1,200}?)\\s*>>");
    private static final Pattern OUR_FIELD = Pattern.compile("\\{\\{([^{}]{1,200})\\}\\}");
    private static final int MAX_GAPS = 500;

    private MochiText() {}

    /** The front and the rest of a content, apart by a line that is not in a block of code. */
    static List<String> sides(String content) {
        boolean inCode = false;
        int start = 0;
        while (start < content.length()) {
            int end = content.indexOf('\n', start);
            int next = end < 0 ? content.length() : end + 1;
            String line = content.substring(start, next).stripTrailing();
            if (line.startsWith("```") || line.startsWith("~~~")) {
                inCode = !inCode;
            } else if (!inCode && line.equals("---")) {
                return List.of(content.substring(0, start).strip(),
                        content.substring(next).strip());
            }
            start = next;
        }
        return List.of(content.strip(), "");
    }

    static Markup read(String markdown) {
        return MarkdownText.read(withPlainNames(markdown));
    }

    /** Markdown whose plain text is neither tags nor cloze deletions. */
    static String write(Markup content) {
        String markdown = MarkdownText.write(content);
        if (content.kind() == Markup.Kind.PLAIN) {
            markdown = PLAIN_TAG.matcher(markdown).replaceAll("\\\\#").replace("{{", "\\{\\{");
        }
        return withMedia(markdown);
    }

    static String withMedia(String markdown) {
        return renamed(markdown, target -> Media.isSafeName(target)
                ? Optional.of(MEDIA + target)
                : Optional.empty());
    }

    private static String withPlainNames(String markdown) {
        return renamed(markdown, target -> target.startsWith(MEDIA)
                ? Optional.of(target.substring(MEDIA.length()).replace('/', '_'))
                : Optional.empty());
    }

    private static String renamed(String markdown, MediaLinks.Renaming renaming) {
        try {
            return MediaLinks.renamed(markdown, renaming);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Set<String> tags(String content) {
        Set<String> tags = new LinkedHashSet<>();
        Matcher tag = TAG.matcher(content);
        while (tag.find()) {
            tags.add(tag.group(1));
        }
        return tags;
    }

    /** A text with deletions as notes have them; null where it has none. */
    static @Nullable String cloze(String text) {
        Matcher gap = GAP.matcher(text);
        Set<Integer> taken = new TreeSet<>();
        while (gap.find()) {
            if (gap.group(1) != null) {
                taken.add(Integer.parseInt(gap.group(1)));
            }
        }
        gap.reset();
        StringBuilder cloze = new StringBuilder();
        int next = 1;
        int found = 0;
        while (gap.find()) {
            int number = gap.group(1) == null ? 0 : Integer.parseInt(gap.group(1));
            while (number == 0) {
                number = taken.add(next) ? next : 0;
                next++;
            }
            if (gap.group(2).isBlank() || number > MAX_GAPS) {
                continue;
            }
            found++;
            gap.appendReplacement(cloze, Matcher.quoteReplacement(
                    Deletions.written(Integer.toString(number), gap.group(2).replace("::", ": :"),
                            null)));
        }
        return found == 0 ? null : gap.appendTail(cloze).toString();
    }

    /** A text with deletions as Mochi has them; null where it cannot say the same. */
    static @Nullable String fromCloze(String text) {
        Deletions deletions = Deletions.of(text);
        if (deletions == null) {
            return null;
        }
        StringBuilder cloze = new StringBuilder();
        for (Deletions.Piece piece : deletions.pieces()) {
            if (!piece.isDeletion()) {
                cloze.append(piece.text());
            } else if (piece.numbers().size() > 1 || piece.text().isBlank()
                    || piece.text().matches("(?s).*[{}\\n].*")) {
                return null;
            } else {
                cloze.append("{{")
                        .append(piece.numbers().iterator().next())
                        .append("::")
                        .append(piece.text())
                        .append("}}");
            }
        }
        return cloze.toString();
    }

    /** Whether a deletion has a hint. */
    static boolean hasHint(String text) {
        Deletions deletions = Deletions.of(text);
        return deletions != null
                && deletions.pieces().stream().anyMatch(piece -> piece.hint() != null);
    }

    /** The template of a side, as notes have it. */
    static String template(String side) {
        return FIELD.matcher(side.replace("{{", "{ {"))
                .replaceAll(field -> Matcher.quoteReplacement("{{" + field.group(1) + "}}"));
    }

    /** The template of a side, as Mochi has it; null where it is more than fields. */
    static @Nullable String fromTemplate(String side, List<String> fields) {
        StringBuilder template = new StringBuilder();
        Matcher field = OUR_FIELD.matcher(side);
        while (field.find()) {
            if (!fields.contains(field.group(1))) {
                return null;
            }
            field.appendReplacement(template,
                    Matcher.quoteReplacement("<< " + field.group(1) + " >>"));
        }
        return field.appendTail(template).toString();
    }
}
