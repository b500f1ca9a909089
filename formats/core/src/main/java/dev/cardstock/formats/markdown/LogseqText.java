package dev.cardstock.formats.markdown;

import dev.cardstock.formats.markdown.text.Deletions;
import dev.cardstock.formats.markdown.text.Deletions.Piece;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Blocks' text: the tag that makes a card, other tags, properties, deletions, and how text is kept from them. */
final class LogseqText {
    static final String CARD = "card";
    private static final String CLOZE = "{{cloze ";
    private static final String HINT = "\\\\";
    private static final Pattern TAG = Pattern
            .compile(
                    "#\\[\\[([^\\[\\]\\n]{1,255}+)\\]\\]|#([^\\s#,\\[\\]]{1,255}+)|\\[\\[(card)\\]\\]");
    private static final Pattern PROPERTY = Pattern
            .compile("([A-Za-z][A-Za-z0-9_.-]{0,100}+)::(?:\\s(.*))?");

    private LogseqText() {}

    /** Where the tag stands in a line that makes its block a card; -1 where it does not. */
    static int card(String line) {
        List<Integer> found = cards(line, 1);
        return found.isEmpty() ? -1 : found.get(0);
    }

    /** Where such tags stand, those in code left out. */
    private static List<Integer> cards(String line, int most) {
        List<Integer> found = new ArrayList<>();
        if (!line.contains(CARD)) {
            return found;
        }
        int lastTick = line.lastIndexOf('`');
        int ticks = 0;
        int counted = 0;
        Matcher tag = TAG.matcher(line);
        while (found.size() < most && tag.find()) {
            for (; counted < tag.start(); counted++) {
                ticks += line.charAt(counted) == '`' ? 1 : 0;
            }
            boolean isInCode = ticks % 2 == 1 && lastTick > tag.start();
            if (!isInCode && isCard(tag) && isFree(line, tag.start())) {
                found.add(tag.start());
            }
        }
        return found;
    }

    private static boolean isCard(Matcher tag) {
        return CARD.equalsIgnoreCase(name(tag));
    }

    private static String name(Matcher tag) {
        return tag.group(1) != null ? tag.group(1) : tag.group(2) != null ? tag.group(2) : CARD;
    }

    private static boolean isFree(String line, int at) {
        return at == 0 || Character.isWhitespace(line.charAt(at - 1));
    }

    /** Takes the tag of a card out of a line, and the tags at its end. */
    static String withoutTags(String line, List<String> tags) {
        int at = card(line);
        Matcher own = TAG.matcher(line);
        String text = line;
        if (at >= 0 && own.find(at)) {
            boolean isInner = own.end() < line.length() && at > 0;
            text = line.substring(0, at) + line.substring(isInner ? own.end() + 1 : own.end());
        }
        List<String> found = new ArrayList<>();
        Matcher tag = TAG.matcher(text);
        int end = stripped(text, text.length());
        for (int open = lastTag(text, end, tag); open >= 0; open = lastTag(text, end, tag)) {
            if (!isCard(tag)) {
                found.add(name(tag).replace("/", "::"));
            }
            end = stripped(text, open);
        }
        Collections.reverse(found);
        tags.addAll(found);
        return text.substring(0, end);
    }

    private static int stripped(String text, int from) {
        int end = from;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Where the tag begins that ends at a place; -1 where none does. */
    private static int lastTag(String text, int end, Matcher tag) {
        int open = text.startsWith("]]", end - 2)
                ? text.lastIndexOf("#[[", end)
                : text.lastIndexOf('#', end - 1);
        boolean isTag = open >= 0 && end - open <= 300 && isFree(text, open)
                && tag.region(open, end).matches();
        return isTag ? open : -1;
    }

    /** A tag as it is written; null where it cannot be. */
    static @Nullable String tag(String name) {
        String page = name.replace("::", "/");
        String word = "#" + page;
        String linked = "#[[" + page + "]]";
        boolean isBack = page.replace("/", "::").equals(name)
                && !page.equalsIgnoreCase(CARD);
        return !isBack
                ? null
                : TAG.matcher(word).matches() && !page.endsWith(".")
                        ? word
                        : TAG.matcher(linked).matches() ? linked : null;
    }

    /** Name and value of a property; null for another line. */
    static @Nullable List<String> property(String line) {
        Matcher property = PROPERTY.matcher(line);
        return property.matches()
                ? List.of(property.group(1),
                        property.group(2) == null ? "" : property.group(2).strip())
                : null;
    }

    /** Text in which no line is a property or has a tag that would be taken out. */
    static String protect(String markdown) {
        return FencedText.changed(markdown, line -> {
            String text = line.replace("{{cloze", "{&#123;cloze");
            if (PROPERTY.matcher(text).matches()) {
                text = text.replaceFirst(":", "&#58;");
            }
            List<Integer> places = new ArrayList<>(cards(text, Integer.MAX_VALUE));
            int last = lastTag(text, text.length(), TAG.matcher(text));
            if (last >= 0 && (places.isEmpty() || places.get(places.size() - 1) != last)) {
                places.add(last);
            }
            StringBuilder out = new StringBuilder();
            int from = 0;
            for (int place : places) {
                out.append(text, from, place).append('\\');
                from = place;
            }
            return out.append(text, from, text.length()).toString();
        });
    }

    /** The text that {@link #protect} got. */
    static String restore(String text) {
        return FencedText.changed(text, line -> {
            String restored = line.replace("{&#123;cloze", "{{cloze");
            int colon = restored.indexOf("&#58;:");
            if (colon > 0 && PROPERTY.matcher(restored.replaceFirst("&#58;", ":")).matches()) {
                restored = restored.replaceFirst("&#58;", ":");
            }
            Matcher tag = TAG.matcher(restored);
            StringBuilder out = new StringBuilder();
            int from = 0;
            while (tag.find()) {
                int before = tag.start() - 1;
                boolean isEscaped = before >= from && restored.charAt(before) == '\\'
                        && isFree(restored, before)
                        && (isCard(tag) || tag.end() == restored.length());
                if (isEscaped) {
                    out.append(restored, from, before);
                    from = tag.start();
                }
            }
            return out.append(restored, from, restored.length()).toString();
        });
    }

    static boolean isCloze(String text) {
        int open = text.indexOf(CLOZE);
        return open >= 0 && text.indexOf("}}", open) >= 0;
    }

    /** The text with all deletions as number 1, or, if they are not asked, as text. */
    static String numbered(String text, boolean asked) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        int open = text.indexOf(CLOZE);
        while (open >= 0) {
            int close = text.indexOf("}}", open);
            if (close < 0) {
                break;
            }
            String words = text.substring(open + CLOZE.length(), close);
            int mark = words.lastIndexOf(HINT);
            String hidden = mark < 0 ? words : words.substring(0, mark).stripTrailing();
            out.append(text, from, open)
                    .append(asked
                            ? Deletions.written("1", hidden,
                                    mark < 0
                                            ? null
                                            : words.substring(mark + HINT.length()).strip())
                            : hidden);
            from = close + 2;
            open = text.indexOf(CLOZE, from);
        }
        return out.append(text, from, text.length()).toString();
    }

    /** A text with the deletions of a number, the others as text; null where they cannot be written. */
    static @Nullable String marked(Deletions deletions, int number) {
        StringBuilder out = new StringBuilder();
        for (Piece piece : deletions.pieces()) {
            String hint = piece.hint() == null ? "" : piece.hint();
            if (!piece.numbers().contains(number)) {
                out.append(piece.text());
            } else if (piece.text().contains("}}") || hint.contains("}}")
                    || piece.text().contains(HINT) || hint.contains(HINT)) {
                return null;
            } else {
                out.append(CLOZE)
                        .append(piece.text())
                        .append(piece.hint() == null ? "" : " " + HINT + " " + hint)
                        .append("}}");
            }
        }
        return out.toString();
    }
}
