package dev.cardstock.formats.anki.collection;

import dev.cardstock.exchange.ImportLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Anki's JSON, in which numbers may be texts and truth values numbers, as several programs write it.
 */
public final class AnkiJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper TRUSTED = mapper(1000, Integer.MAX_VALUE);

    private record Ranked(long rank, ObjectNode object) {}

    private AnkiJson() {}

    /**
     * A mapper for a stranger's JSON.
     *
     * @param limits how much is taken
     * @return the mapper
     */
    public static JsonMapper reading(ImportLimits limits) {
        return mapper(limits.maxDepth(), Math.max(limits.maxFieldChars(), limits.maxLineChars()));
    }

    /**
     * A mapper for pieces of a stranger's JSON.
     *
     * @param maxDepth how deep it may be nested
     * @param maxChars how long a text in it may be
     * @return the mapper
     */
    public static JsonMapper reading(int maxDepth, int maxChars) {
        // Of a document in pieces, more follows a piece.
        return mapper(maxDepth, maxChars).rebuild()
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    private static JsonMapper mapper(int maxDepth, int maxChars) {
        return JsonMapper.builder(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth)
                        .maxStringLength(maxChars)
                        .maxNumberLength(100)
                        .maxNameLength(1 << 16)
                        .build())
                .build()).build();
    }

    /** {@return an empty object} */
    public static ObjectNode object() {
        return NODES.objectNode();
    }

    /** {@return an empty list} */
    public static ArrayNode array() {
        return NODES.arrayNode();
    }

    /**
     * Reads what was written by {@link #text} or by a stranger within limits.
     *
     * @param json an object
     * @param mapper reads it
     * @return the object, or null if it is none
     */
    public static @Nullable ObjectNode parsed(String json, JsonMapper mapper) {
        try {
            return mapper.readTree(json) instanceof ObjectNode object ? object : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    /**
     * Reads an attribute.
     *
     * @param json an object, as {@link #text} made it
     * @return the object; an empty one if it is null or no object
     */
    public static ObjectNode kept(@Nullable String json) {
        ObjectNode object = json == null ? null : parsed(json, TRUSTED);
        return object == null ? object() : object;
    }

    /**
     * Writes JSON without blanks.
     *
     * @param node the value
     * @return its text
     */
    public static String text(JsonNode node) {
        String json = TRUSTED.writeValueAsString(node);
        for (int i = 0; i < json.length(); i++) {
            if (Character.isSurrogate(json.charAt(i))) {
                return withEscapes(json);
            }
        }
        return json;
    }

    /** Half of a surrogate pair has no form in UTF-8, but an escape. */
    private static String withEscapes(String json) {
        StringBuilder escaped = new StringBuilder(json.length() + 16);
        json.codePoints().forEach(c -> {
            if (Character.getType(c) == Character.SURROGATE) {
                escaped.append("\\u").append(Integer.toHexString(c));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /**
     * A whole number.
     *
     * @param node an object
     * @param name the member
     * @param fallback where there is none
     * @return the number
     */
    public static long integer(JsonNode node, String name, long fallback) {
        JsonNode value = node.get(name);
        if (value == null) {
            return fallback;
        }
        if (value.isNumber()) {
            double number = value.doubleValue();
            return value.canConvertToLong() ? value.longValue() : (long) number;
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? 1 : 0;
        }
        if (value.isString()) {
            try {
                return Long.parseLong(value.stringValue().strip());
            } catch (NumberFormatException e) {
                return fallback;
            }
        }
        return fallback;
    }

    /**
     * A number.
     *
     * @param node an object
     * @param name the member
     * @param fallback where there is none
     * @return the number, finite
     */
    public static double decimal(JsonNode node, String name, double fallback) {
        JsonNode value = node.get(name);
        double number = value != null && value.isNumber() ? value.doubleValue() : fallback;
        return Double.isFinite(number) ? number : fallback;
    }

    /**
     * A text.
     *
     * @param node an object
     * @param name the member
     * @return the text; empty where there is none
     */
    public static String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value != null && value.isString() ? value.stringValue() : "";
    }

    /**
     * An object in an object.
     *
     * @param node an object
     * @param name the member
     * @return the object; an empty one where there is none
     */
    public static ObjectNode object(JsonNode node, String name) {
        return node.get(name) instanceof ObjectNode object ? object : object();
    }

    /**
     * The objects of a list, in the order of their members {@code ord}.
     *
     * @param node an object
     * @param name the list
     * @return the objects
     */
    public static List<ObjectNode> ordered(JsonNode node, String name) {
        List<Ranked> objects = new ArrayList<>();
        if (node.get(name) instanceof ArrayNode array) {
            for (JsonNode element : array) {
                if (element instanceof ObjectNode object) {
                    objects.add(new Ranked(integer(object, "ord", objects.size()), object));
                }
            }
            objects.sort(Comparator.comparingLong(Ranked::rank));
        }
        return objects.stream().map(Ranked::object).toList();
    }

    /**
     * A copy of an object without some members.
     *
     * @param node the object
     * @param names the members
     * @return the copy
     */
    public static ObjectNode without(ObjectNode node, Set<String> names) {
        ObjectNode copy = object();
        node.properties().forEach(member -> {
            if (!names.contains(member.getKey())) {
                copy.set(member.getKey(), member.getValue());
            }
        });
        return copy;
    }
}
