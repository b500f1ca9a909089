package dev.cardstock.formats.markdown;

import dev.cardstock.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plugin's settings that say how cards are written.
 *
 * @param tags the tags that make decks, without the number sign
 * @param folders whether the folders are the decks, and not the tags
 * @param basic what stands between front and back on a line
 * @param reversed the same for a card that is asked both ways
 * @param multiline the line between front and back
 * @param multilineReversed the same for a card that is asked both ways
 * @param end the line that ends a card; empty where an empty line does
 * @param marks the pairs of marks around cloze deletions
 */
record ObsidianSyntax(List<String> tags, boolean folders, String basic, String reversed,
        String multiline, String multilineReversed, String end, List<Mark> marks) {
    /** A line that stands for an empty one, which would end the card. */
    static final String EMPTY_LINE = "<br>";

    private static final String TAG_CHARACTER = "[^\\s#!@$%^&*(),.:;\"'?<>{}\\[\\]\\\\|`~+=]";
    private static final Pattern TAG = Pattern.compile("(?<!\\S)#(" + TAG_CHARACTER + "{1,255}+)");
    private static final Pattern OWN_TAG = Pattern
            .compile("#((?=\\S{0,255}[^\\s\\d])" + TAG_CHARACTER + "{1,255}+)(?:\\s+|$)");
    private static final Pattern BLOCK = Pattern.compile(" (\\^[A-Za-z0-9-]{1,255})$");

    /** The marks before and behind a deletion. */
    record Mark(String open, String close) {}

    /** A separator in a line: where it is, and whether it is the one for both ways. */
    record Separator(int at, int length, boolean reversed) {}

    /** The settings for reading, or those for writing. */
    static ObsidianSyntax of(Options.Reader settings, boolean reading) {
        List<String> tags = settings.parsed("tags", List.of("flashcards"), "one or more tags",
                ObsidianSyntax::names);
        List<Mark> marks = new ArrayList<>();
        if (settings.flag("cloze-highlights", true)) {
            marks.add(new Mark("==", "=="));
        }
        if (settings.flag("cloze-bold", false)) {
            marks.add(new Mark("**", "**"));
        }
        if (settings.flag("cloze-braces", false)) {
            marks.add(new Mark("{{", "}}"));
        }
        return new ObsidianSyntax(tags,
                reading && settings.flag("folders", false),
                separator(settings, "separator", "::"),
                separator(settings, "separator-reversed", ":::"),
                separator(settings, "line", "?"), separator(settings, "line-reversed", "??"),
                settings.text("end-line").orElse("").strip(), List.copyOf(marks));
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (String tag : text.split("[,\\s]+")) {
            String name = tag.startsWith("#") ? tag.substring(1) : tag;
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException(text);
        }
        return List.copyOf(names);
    }

    private static String separator(Options.Reader settings, String name, String usual) {
        return settings.parsed(name, usual, "one or more characters in a row", text -> {
            if (text.isEmpty() || text.chars().anyMatch(Character::isWhitespace)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    /** The separator that makes a line a card; null where there is none. */
    @org.jspecify.annotations.Nullable
    Separator separator(String line) {
        boolean reversedFirst = reversed.length() >= basic.length();
        Separator first = find(line, reversedFirst);
        return first != null ? first : find(line, !reversedFirst);
    }

    @org.jspecify.annotations.Nullable
    private Separator find(String line, boolean both) {
        String mark = both ? reversed : basic;
        int at = line.indexOf(mark);
        return at < 0 || ticks(line, 0, at) % 2 == 1
                && ticks(line, at + mark.length(), line.length()) % 2 == 1
                        ? null
                        : new Separator(at, mark.length(), both);
    }

    private static long ticks(String line, int from, int to) {
        return line.substring(from, to).chars().filter(c -> c == '`').count();
    }

    /** Whether an empty line ends a card. */
    boolean endsWithEmptyLine() {
        return end.isEmpty();
    }

    /** All tags in a line, without number signs. */
    static List<String> tags(String line) {
        List<String> found = new ArrayList<>();
        if (line.indexOf('#') >= 0) {
            Matcher tag = TAG.matcher(line);
            while (tag.find()) {
                found.add(tag.group(1));
            }
        }
        return found;
    }

    /** The tags with which a card's text begins; what is left of the text comes last. */
    static List<String> ownTags(String text) {
        List<String> found = new ArrayList<>();
        String rest = text.stripLeading();
        Matcher tag = OWN_TAG.matcher(rest);
        int from = 0;
        while (rest.startsWith("#", from) && tag.find(from) && tag.start() == from) {
            found.add(tag.group(1));
            from = tag.end();
        }
        found.add(from == 0 ? text : rest.substring(from));
        return found;
    }

    /** Where the id of Obsidian's block begins at the end of a text, or -1. */
    static int block(String text) {
        Matcher block = BLOCK.matcher(text);
        int from = Math.max(0, text.length() - 260);
        return block.find(from) ? block.start() : -1;
    }

    /** Whether a character can stand in a tag. */
    static boolean isTagText(String text) {
        return !text.isEmpty() && text.matches(TAG_CHARACTER + "+");
    }

    /** A text that can stand in a tag. */
    static String tagText(String text) {
        String safe = text.replaceAll("(?:(?!" + TAG_CHARACTER + ").)+", "-");
        return safe.isEmpty() ? "-" : safe;
    }

    /** The deck of a tag below one of those that make decks; null for another tag. */
    @org.jspecify.annotations.Nullable
    List<String> deck(String tag) {
        for (int i = 0; i < tags.size(); i++) {
            String base = tags.get(i);
            if (tag.equals(base) || tag.startsWith(base + "/")) {
                String path = i == 0 ? tag.substring(base.length()) : tag;
                return List.of(path.split("/")).stream().filter(name -> !name.isEmpty()).toList();
            }
        }
        return null;
    }
}
