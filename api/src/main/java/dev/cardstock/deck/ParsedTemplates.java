package dev.cardstock.deck;

import dev.cardstock.template.Template;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The templates parsed last: few of them render many cards. Thread-safe. */
final class ParsedTemplates {
    private static final int MAX_KEPT = 500;
    private static final int MAX_LENGTH = 200_000;
    private static final Map<String, Template> KEPT = new ConcurrentHashMap<>();

    private ParsedTemplates() {}

    static Template of(String source) {
        if (source.length() > MAX_LENGTH) {
            return Template.parse(source);
        }
        Template known = KEPT.get(source);
        if (known == null) {
            known = Template.parse(source);
            if (KEPT.size() >= MAX_KEPT) {
                KEPT.clear();
            }
            KEPT.put(source, known);
        }
        return known;
    }
}
