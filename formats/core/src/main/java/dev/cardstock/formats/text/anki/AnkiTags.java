package dev.cardstock.formats.text.anki;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tags as Anki keeps them: in one text with blanks between and around them. */
public final class AnkiTags {
    /** The tag of notes that are starred. */
    public static final String STAR = "marked";

    private static final Pattern SPACES = Pattern.compile("[\\s\u3000]+");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    private AnkiTags() {}

    /**
     * Takes tags apart; of those that differ in case alone the first is taken.
     *
     * @param text tags with blanks between and around them
     * @return the tags
     */
    public static List<String> read(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        Set<String> seen = new LinkedHashSet<>();
        List<String> tags = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\u3000') {
                end++;
            }
            String tag = text.substring(start, end);
            if (!tag.isBlank() && seen.add(tag.toLowerCase(Locale.ROOT))) {
                tags.add(tag.strip());
            }
            start = end + 1;
        }
        return tags;
    }

    /**
     * Tags in one text; in a tag blanks become low lines and what Anki does not allow is left out.
     *
     * @param tags the tags
     * @return them with blanks between and around them; empty if there are none
     */
    public static String write(List<String> tags) {
        if (tags.isEmpty()) {
            return "";
        }
        Set<String> seen = new LinkedHashSet<>();
        StringBuilder text = new StringBuilder();
        for (String tag : tags) {
            String good = good(tag);
            if (!good.isEmpty() && seen.add(good.toLowerCase(Locale.ROOT))) {
                text.append(' ').append(good);
            }
        }
        return text.isEmpty() ? "" : text.append(' ').toString();
    }

    /** Whether there is nothing in a tag that Anki would change. */
    private static boolean isGood(String tag) {
        for (int i = 0; i < tag.length(); i++) {
            if (tag.charAt(i) <= ' ' || tag.charAt(i) > '~') {
                return false;
            }
        }
        return !tag.startsWith("::") && !tag.endsWith("::") && !tag.contains("::::");
    }

    private static String good(String tag) {
        if (isGood(tag)) {
            return tag;
        }
        StringBuilder kept = new StringBuilder();
        for (String part : tag.strip().split("::", -1)) {
            String joined = SPACES.matcher(Normalizer.normalize(part, Normalizer.Form.NFC))
                    .replaceAll("_");
            String clean = CONTROLS.matcher(joined).replaceAll("");
            kept.append(kept.isEmpty() ? "" : "::").append(clean.isEmpty() ? "blank" : clean);
        }
        return kept.toString();
    }
}
