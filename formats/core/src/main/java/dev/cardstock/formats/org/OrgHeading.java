package dev.cardstock.formats.org;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A heading with what stands below it up to the next one; the file itself is one of level 0. */
final class OrgHeading {
    private static final Pattern TAGS = Pattern
            .compile("(?:^|.*\\s)(:[\\p{L}\\p{N}_@#%:]{1,1000}:)\\s*");
    private static final Pattern KEYWORD = Pattern
            .compile("(?:(?:TODO|DONE)(?: +|$))?(?:\\[#[A-Z]\\](?: +|$))?");

    final int level;
    final long line;
    final String title;
    final List<String> tags = new ArrayList<>();
    final Map<String, String> properties = new LinkedHashMap<>();
    final Map<String, List<String>> drawers = new LinkedHashMap<>();
    final List<String> lines = new ArrayList<>();
    final List<OrgHeading> children = new ArrayList<>();
    final @Nullable OrgHeading parent;
    String scheduled = "";
    boolean isKept;

    OrgHeading(int level, long line, String text, @Nullable OrgHeading parent) {
        this.level = level;
        this.line = line;
        this.parent = parent;
        String rest = text.strip();
        Matcher tagged = TAGS.matcher(rest);
        if (level > 0 && tagged.matches()) {
            for (String tag : tagged.group(1).split(":")) {
                if (!tag.isEmpty()) {
                    tags.add(tag);
                }
            }
            rest = rest.substring(0, tagged.start(1)).strip();
        }
        Matcher keyword = KEYWORD.matcher(rest);
        rest = keyword.lookingAt() ? rest.substring(keyword.end()) : rest;
        title = unprotected(rest);
    }

    private static String unprotected(String title) {
        String rest = title.startsWith("\u200b\u200b") ? title.substring(2) : title;
        return rest.endsWith("\u200b") ? rest.substring(0, rest.length() - 1) : rest;
    }

    /** A title that is read as it is. */
    static String protect(String title) {
        Matcher keyword = KEYWORD.matcher(title);
        boolean begins = keyword.lookingAt() && keyword.end() > 0
                || title.startsWith("\u200b\u200b");
        boolean ends = TAGS.matcher(title).matches() || title.endsWith("\u200b");
        return (begins ? "\u200b\u200b" : "") + title + (ends ? "\u200b" : "");
    }

    /** Whether a tag can stand at a heading. */
    static boolean isTag(String tag) {
        return tag.matches("[\\p{L}\\p{N}_@#%]{1,200}");
    }

    /** A property, in any case of its name; empty where it is not there. */
    String property(String name) {
        return properties.getOrDefault(name.toUpperCase(Locale.ROOT), "");
    }

    /** A property of this heading or the nearest one around it that has it. */
    String inherited(String name) {
        for (OrgHeading at = this; at != null; at = at.parent) {
            if (!at.property(name).isEmpty()) {
                return at.property(name);
            }
        }
        return "";
    }

    /** The tags of all headings around it and its own. */
    Set<String> allTags() {
        Set<String> all = new LinkedHashSet<>(parent == null ? Set.of() : parent.allTags());
        all.addAll(tags);
        return all;
    }

    /** What stands below it, without the indentation that all lines have. */
    String text() {
        int common = Integer.MAX_VALUE;
        for (String line : lines) {
            if (!line.isBlank()) {
                common = Math.min(common, line.length() - line.stripLeading().length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line, Math.min(common, line.length()), line.length()).append('\n');
        }
        return text.toString().strip();
    }

    /** The first heading directly below it with one of some titles; null where there is none. */
    @Nullable
    OrgHeading child(Set<String> titles) {
        return children.stream()
                .filter(child -> titles.contains(child.title))
                .findFirst()
                .orElse(null);
    }
}
