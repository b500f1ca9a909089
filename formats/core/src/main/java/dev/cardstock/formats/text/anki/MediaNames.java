package dev.cardstock.formats.text.anki;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that Anki gives to files in its media folder. */
public final class MediaNames {
    private static final String FORBIDDEN = "[]<>:\"/?*^\\|";
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "com1", "com2",
            "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4",
            "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");
    private static final Pattern EXTENSION = Pattern.compile("\\.[^.]*\\z");
    private static final int MAX_BYTES = 120;
    private static final int MAX_EXTENSION = 10;

    private MediaNames() {}

    /**
     * Whether a name names a file in a folder, whatever the folder.
     *
     * @param name the name
     * @return whether it is no path
     */
    public static boolean isPlain(String name) {
        return !name.isEmpty() && !name.equals(".") && !name.equals("..") && name.indexOf('/') < 0
                && name.indexOf('\\') < 0 && name.indexOf('\0') < 0;
    }

    /**
     * The name as Anki has it: composed, without characters that some system forbids, not longer than
     * 120 bytes.
     *
     * @param name a name
     * @return the name to use, itself if it is a good one; empty where nothing is left
     */
    public static String normalized(String name) {
        StringBuilder kept = new StringBuilder(name.length());
        Normalizer.normalize(name, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (c == 0xa0) {
                kept.append(' ');
            } else if (FORBIDDEN.indexOf(c) < 0 && !Character.isISOControl(c)
                    && Character.isDefined(c) && Character.getType(c) != Character.SURROGATE) {
                kept.appendCodePoint(c);
            }
        });
        String text = shortened(kept.toString());
        int dot = text.indexOf('.');
        String stem = dot < 0 ? text : text.substring(0, dot);
        if (DEVICES.contains(stem.toLowerCase(Locale.ROOT))) {
            text = stem + "_" + text.substring(stem.length());
        }
        if (text.isEmpty()) {
            return "";
        }
        char last = text.charAt(text.length() - 1);
        return last == ' ' || last == '.' ? text + "_" : text;
    }

    private static String shortened(String name) {
        if (bytes(name) <= MAX_BYTES) {
            return name;
        }
        var extension = EXTENSION.matcher(name);
        String end = extension.find() ? cut(extension.group(), MAX_EXTENSION) : "";
        String stem = end.isEmpty() ? name : name.substring(0, extension.start());
        return cut(stem, MAX_BYTES - bytes(end)) + end;
    }

    private static String cut(String text, int maxBytes) {
        int end = text.length();
        while (bytes(text.substring(0, end)) > maxBytes) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
