package dev.cardstock.formats.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lines of Markdown, those of code between fences left alone. */
final class FencedText {
    private FencedText() {}

    /** The fence that a line opens; null where it opens none. */
    static @Nullable String fence(String line) {
        if (!line.startsWith("```") && !line.startsWith("~~~")) {
            return null;
        }
        int end = 0;
        while (end < line.length() && line.charAt(end) == line.charAt(0)) {
            end++;
        }
        return line.substring(0, end);
    }

    /** The text with other lines, without those that become null; a fence left open is closed. */
    static String changed(String text, Function<String, @Nullable String> change) {
        List<String> lines = new ArrayList<>();
        String fence = null;
        for (String line : text.split("\n", -1)) {
            if (fence != null) {
                fence = line.startsWith(fence) ? null : fence;
                lines.add(line);
                continue;
            }
            fence = fence(line);
            String changed = fence == null ? change.apply(line) : line;
            if (changed != null) {
                lines.add(changed);
            }
        }
        if (fence != null) {
            lines.add(fence);
        }
        return String.join("\n", lines);
    }
}
