package dev.cardstock.formats.text;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of files and folders that are sound on any system, each given once. */
public final class FileNames {
    private static final int LONGEST = 80;
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "com1", "com2",
            "com3", "com4", "lpt1", "lpt2", "lpt3");

    private final Set<String> given = new HashSet<>();

    /** Starts with none. */
    public FileNames() {}

    /**
     * A name much like a text.
     *
     * @param text the text
     * @return the text where it can be a name; else one with dashes for what cannot stand in it
     */
    public static String safe(String text) {
        StringBuilder name = new StringBuilder();
        text.strip().codePoints().limit(LONGEST).forEach(c -> {
            boolean isSafe = "/\\:*?\"<>|".indexOf(c) < 0 && !Character.isISOControl(c)
                    && !(c >= 0xd800 && c <= 0xdfff);
            name.appendCodePoint(isSafe ? c : '-');
        });
        while (!name.isEmpty() && (name.charAt(name.length() - 1) == '.'
                || Character.isWhitespace(name.charAt(name.length() - 1)))) {
            name.setLength(name.length() - 1);
        }
        boolean isHidden = name.isEmpty() || name.charAt(0) == '.'
                || DEVICES.contains(name.toString().toLowerCase(Locale.ROOT));
        return isHidden ? "-" + name : name.toString();
    }

    /**
     * A path that was not given before, where upper and lower case are one.
     *
     * @param path a path of safe names
     * @param extension the ending with its full stop; may be empty
     * @return the path with the ending, a number before it where that is needed, so that the names are in
     *     order up to a thousand
     */
    public String unique(String path, String extension) {
        String name = path + extension;
        for (int i = 2; !given.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = path + "_" + "0".repeat(Math.max(0, 3 - Integer.toString(i).length())) + i
                    + extension;
        }
        return name;
    }
}
