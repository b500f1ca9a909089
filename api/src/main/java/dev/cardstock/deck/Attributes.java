package dev.cardstock.deck;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Copies of attribute maps: sorted, so that output does not depend on hash order. */
final class Attributes {
    private static final SortedMap<String, String> NONE = Collections
            .unmodifiableSortedMap(new TreeMap<>());

    private Attributes() {}

    static SortedMap<String, String> copyOf(Map<String, String> attributes) {
        if (attributes.isEmpty()) {
            return NONE;
        }
        TreeMap<String, String> copy = new TreeMap<>();
        copy.putAll(attributes); // at one go where they are sorted already
        for (Map.Entry<String, String> attribute : copy.entrySet()) {
            String name = checkName(attribute.getKey());
            requireNonNull(attribute.getValue(), () -> "value of attribute " + name);
        }
        return Collections.unmodifiableSortedMap(copy);
    }

    static String checkName(String name) {
        return Ids.check(name, "attribute name");
    }
}
