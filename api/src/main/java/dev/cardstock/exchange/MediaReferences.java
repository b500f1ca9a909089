package dev.cardstock.exchange;

import dev.cardstock.deck.Markup;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rewrites the names by which content refers to media, in one pass over it. */
final class MediaReferences {
    private static final String BEFORE = "\"'=:(<";
    private static final String AFTER = "\"'>])/ \t\n";

    private final Map<String, String> renames;
    private final Node forms = new Node();

    /** A tree of the ways in which names are written, by their characters. */
    private static final class Node {
        final Map<Character, Node> next = new HashMap<>();
        @Nullable
        String replacement;
    }

    /**
     * Makes it.
     *
     * @param renames new names by the names so far
     */
    MediaReferences(Map<String, String> renames) {
        this.renames = renames;
        renames.forEach((name, renamed) -> {
            form(name, renamed);
            form(escaped(name), escaped(renamed));
            form(encoded(name), encoded(renamed));
            form(name.replace(" ", "%20"), renamed.replace(" ", "%20"));
        });
    }

    private void form(String written, String replacement) {
        Node node = forms;
        for (int i = 0; i < written.length(); i++) {
            node = node.next.computeIfAbsent(written.charAt(i), c -> new Node());
        }
        if (node.replacement == null) {
            node.replacement = replacement;
        }
    }

    private static String escaped(String name) {
        return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The content with the new names. */
    Markup renamed(Markup content) {
        if (renames.isEmpty() || content.media().stream().noneMatch(renames::containsKey)) {
            return content;
        }
        List<String> media = content.media()
                .stream()
                .map(name -> renames.getOrDefault(name, name))
                .toList();
        String source = content.kind() == Markup.Kind.PLAIN
                ? content.source()
                : renamed(content.source());
        return new Markup(content.kind(), source, content.plainText(), media);
    }

    /** Replaces names where they stand alone, not as pieces of longer ones. */
    private String renamed(String source) {
        StringBuilder result = new StringBuilder();
        int done = 0;
        for (int i = 1; i < source.length(); i++) {
            if (i <= done || BEFORE.indexOf(source.charAt(i - 1)) < 0) {
                continue;
            }
            String replacement = null;
            int end = i;
            Node node = forms.next.get(source.charAt(i));
            for (int at = i + 1; node != null; at++) {
                boolean isLast = at == source.length();
                if (node.replacement != null
                        && (isLast || AFTER.indexOf(source.charAt(at)) >= 0)) {
                    replacement = node.replacement;
                    end = at;
                }
                node = isLast ? null : node.next.get(source.charAt(at));
            }
            if (replacement != null) {
                result.append(source, done, i).append(replacement);
                done = end;
            }
        }
        return result.append(source, done, source.length()).toString();
    }
}
