package dev.cardstock.template;

import java.util.Map;

/** A mask over a picture, written {@code image-occlusion:rect:left=.1:top=.2:width=.3:height=.4}. */
final class Mask {
    private static final String MARK = "image-occlusion:";
    private static final Map<String, String> ATTRIBUTES = Map.of("left", "left", "top", "top",
            "width", "width", "height", "height", "rx", "rx", "ry", "ry", "points", "points", "oi",
            "occludeInactive");

    private Mask() {}

    static boolean is(String text) {
        return text.startsWith(MARK);
    }

    static String html(String text, boolean active) {
        StringBuilder out = new StringBuilder("<div class=\"cloze")
                .append(active ? "" : "-inactive")
                .append("\" ");
        String[] words = text.substring(MARK.length()).split(":", -1);
        if (words.length > 1) {
            switch (words[0]) {
                case "rect", "ellipse", "polygon" -> attribute(out, "shape", words[0]);
                default -> {}
            }
        }
        for (int i = 1; i < words.length; i++) {
            int at = words[i].indexOf('=');
            String name = at < 0 ? null : ATTRIBUTES.get(words[i].substring(0, at));
            if (name != null && at + 1 < words[i].length()) {
                attribute(out, name, words[i].substring(at + 1));
            }
        }
        return out.append("></div>").toString();
    }

    private static void attribute(StringBuilder out, String name, String value) {
        out.append("data-").append(name).append("=\"").append(value).append("\" ");
    }
}
