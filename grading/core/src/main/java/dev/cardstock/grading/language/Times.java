package dev.cardstock.grading.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day, in figures and in the words of a language. Immutable and thread-safe. */
final class Times {
    private static final int HALF_DAY = 720;

    private static final Pattern FIGURES = Pattern
            .compile("(\\d{1,2}) ?([:.h]) ?(\\d{2})(?: ?(?:h|uhr|uur|น|hrs|ч))?\\.?");

    /** Such as "half past {h}", with the minutes to add. */
    private record Saying(Pattern pattern, int minutes, boolean hour) {}

    private final LanguageProfile profile;
    private final SpelledNumbers numbers;
    private final List<Saying> sayings = new ArrayList<>();
    private final Map<String, Integer> hours = new HashMap<>();

    Times(LanguageProfile profile, SpelledNumbers numbers) {
        this.profile = profile;
        this.numbers = numbers;
        List<String> names = new ArrayList<>();
        for (String word : profile.list("hours")) {
            int colon = word.indexOf(':');
            String name = plain(word.substring(0, colon));
            hours.put(name, Integer.parseInt(word.substring(colon + 1)));
            names.add(Pattern.quote(name));
        }
        String hour = "(?<h>\\\\d{1,2}" + (names.isEmpty() ? "" : "|")
                + String.join("|", names).replace("\\", "\\\\") + ")";
        for (String phrase : profile.phrases("times")) {
            int sign = phrase.lastIndexOf('=');
            String text = plain(phrase.substring(0, sign)
                    .strip()
                    .replace("{h}", "\uE000")
                    .replace("{m}", "\uE001"));
            String pattern = text.replace(" ", " ?")
                    .replaceAll("\uE000", hour)
                    .replace("\uE001", "(?<m>\\d{1,2})");
            sayings.add(new Saying(Pattern.compile(pattern),
                    Integer.parseInt(phrase.substring(sign + 1).strip()),
                    text.indexOf('\uE000') >= 0));
        }
    }

    private String plain(String text) {
        StringBuilder out = new StringBuilder();
        Letters letters = profile.letters();
        for (String word : numbers.inFigures(text, false).split("[\\s'’-]+")) {
            String key = letters.bare(letters.soft(letters.key(word)));
            if (!out.isEmpty()) {
                out.append(' ');
            }
            out.append(key);
        }
        return out.toString();
    }

    /**
     * The minutes after midnight that a text may mean.
     *
     * @param raw a short text
     * @param dots whether 8.15 is a time
     * @return one or two, which are twelve hours apart; none if it is no time of day
     */
    Set<Integer> of(String raw, boolean dots) {
        if (raw.length() > 40 || raw.isBlank()) {
            return Set.of();
        }
        String text = raw.strip().replace('：', ':').replaceAll("[.。!?]+$", "");
        int half = -1;
        for (int i = 0; i < 2; i++) {
            for (String word : profile.list(i == 0 ? "am" : "pm")) {
                String lower = text.toLowerCase(Locale.ROOT);
                if (lower.endsWith(word) && lower.length() > word.length()) {
                    half = i;
                    text = text.substring(0, text.length() - word.length()).strip();
                } else if (lower.startsWith(word) && word.charAt(0) > 0x7F) {
                    half = i;
                    text = text.substring(word.length()).strip();
                }
            }
        }
        Matcher figures = FIGURES.matcher(text.toLowerCase(Locale.ROOT));
        if (figures.matches()) {
            boolean dot = figures.group(2).equals(".");
            boolean bare = dot && Character.isDigit(text.charAt(text.length() - 1));
            return bare && !dots && half < 0
                    ? Set.of()
                    : minutes(Integer.parseInt(figures.group(1)),
                            Integer.parseInt(figures.group(3)), 0, half,
                            figures.group(1).startsWith("0"));
        }
        if (half >= 0 && text.matches("\\d{1,2}")) {
            return minutes(Integer.parseInt(text), 0, 0, half, false);
        }
        String plain = plain(text);
        int blank = plain.indexOf(' ');
        if (blank > 0 && profile.article(plain.substring(0, blank)) != null) {
            plain = plain.substring(blank + 1);
        }
        for (Saying saying : sayings) {
            Matcher matcher = saying.pattern.matcher(plain);
            if (matcher.matches()) {
                if (!saying.hour) {
                    return Set.of(saying.minutes);
                }
                String hour = matcher.group("h");
                int minute = saying.pattern.pattern().contains("?<m>")
                        ? Integer.parseInt(matcher.group("m"))
                        : 0;
                boolean before = saying.minutes == -1;
                return minutes(hours.containsKey(hour) ? hours.get(hour) : Integer.parseInt(hour),
                        before ? 0 : minute, before ? -minute : saying.minutes, half, false);
            }
        }
        return Set.of();
    }

    private static Set<Integer> minutes(int hour, int minute, int more, int half,
            boolean twoFigures) {
        if (hour > 24 || minute > 59 || half >= 0 && hour > 12 && half == 0) {
            return Set.of();
        }
        Set<Integer> found = new HashSet<>();
        int day = 2 * HALF_DAY;
        int time = hour * 60 + minute + more;
        if (half >= 0) {
            found.add(Math.floorMod(time % HALF_DAY + half * HALF_DAY, day));
        } else {
            found.add(Math.floorMod(time, day));
            if (hour <= 12 && !twoFigures) {
                found.add(Math.floorMod(time + HALF_DAY, day));
            }
        }
        return Set.copyOf(found);
    }
}
