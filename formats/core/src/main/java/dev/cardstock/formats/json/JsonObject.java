package dev.cardstock.formats.json;

import dev.cardstock.Location;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes members out of a JSON object; whatever is not as it has to be is told with its place. */
final class JsonObject {
    private final ObjectNode node;
    private final Location place;
    private final String path;
    private final boolean keepUnknown;
    private final ImportLimits limits;
    private final Set<String> taken = new HashSet<>();

    JsonObject(ObjectNode node, Location place, String path, boolean keepUnknown,
            ImportLimits limits) {
        this.node = node;
        this.place = place;
        this.path = path;
        this.keepUnknown = keepUnknown;
        this.limits = limits;
    }

    Location location() {
        return path.isEmpty() ? place : place.inEntry(path);
    }

    private Location location(String name) {
        return place.inEntry(path.isEmpty() ? name : path + "." + name);
    }

    FormatException wrong(String name, String problem, String remedy) {
        return new FormatException(problem, location(name), remedy);
    }

    void check(boolean holds, String problem, String remedy) {
        if (!holds) {
            throw new FormatException(problem, location(), remedy);
        }
    }

    static FormatException unknown(String name, Location place) {
        return new FormatException("the member '" + name + "' is unknown", place,
                "take it out, or read with the option unknown-fields=keep");
    }

    /** Makes a thing of the model; what it refuses is told with the place. */
    <T> T make(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (FormatException e) {
            throw e;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new FormatException(String.valueOf(e.getMessage()), location(), "correct it", e);
        }
    }

    boolean has(String name) {
        return node.has(name);
    }

    /** Gives it a member that it lacks, or another in its place. */
    void put(String name, String text) {
        node.put(name, text);
    }

    boolean isObject(String name) {
        taken.add(name);
        return node.get(name) instanceof ObjectNode;
    }

    void skip(String name) {
        taken.add(name);
    }

    private JsonNode required(String name, String expected) {
        taken.add(name);
        JsonNode value = node.get(name);
        if (value == null) {
            throw new FormatException("the member '" + name + "' is missing", location(),
                    "add it; it has to be " + expected);
        }
        return value;
    }

    String text(String name) {
        JsonNode value = required(name, "a text");
        if (!value.isString()) {
            throw wrong(name, name + " is not a text", "write it in quotation marks");
        }
        if (!name.equals("data")) {
            limits.checkField(value.asString().length(), location(name));
        }
        return value.asString();
    }

    String text(String name, String fallback) {
        taken.add(name);
        return has(name) ? text(name) : fallback;
    }

    boolean flag(String name) {
        taken.add(name);
        JsonNode value = node.get(name);
        if (value != null && !value.isBoolean()) {
            throw wrong(name, name + " is neither true nor false", "write true or false");
        }
        return value != null && value.asBoolean();
    }

    int integer(String name, int fallback) {
        return (int) integer(name, (long) fallback, Integer.MAX_VALUE);
    }

    long integer(String name, long fallback) {
        return integer(name, fallback, Long.MAX_VALUE);
    }

    private long integer(String name, long fallback, long max) {
        taken.add(name);
        JsonNode value = node.get(name);
        if (value == null) {
            return fallback;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() > max
                || value.asLong() < -max) {
            throw wrong(name, name + " is not a whole number", "write a whole number");
        }
        return value.asLong();
    }

    double number(String name) {
        JsonNode value = required(name, "a number");
        if (!value.isNumber()) {
            throw wrong(name, name + " is not a number", "write a number");
        }
        return value.asDouble();
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
        String word = text(name);
        for (E constant : type.getEnumConstants()) {
            if (JsonValues.word(constant).equals(word)) {
                return constant;
            }
        }
        throw wrong(name, name + " is '" + word + "'", "it has to be one of "
                + String.join(", ", Arrays.stream(type.getEnumConstants())
                        .map(JsonValues::word)
                        .toList()));
    }

    <T> T parsed(String name, String expected, Function<String, T> parser) {
        String text = text(name);
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new FormatException(name + " is '" + text + "'", location(name),
                    "it has to be " + expected, e);
        }
    }

    List<JsonNode> list(String name) {
        taken.add(name);
        JsonNode value = node.get(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(name, name + " is not a list", "write it as [ … ]");
        }
        List<JsonNode> items = new ArrayList<>();
        value.forEach(items::add);
        return items;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list(name)) {
            if (!item.isString()) {
                throw wrong(name + "[" + texts.size() + "]", "it is not a text",
                        "write it in quotation marks");
            }
            limits.checkField(item.asString().length(), location(name));
            texts.add(item.asString());
        }
        return texts;
    }

    List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        for (JsonNode item : list(name)) {
            objects.add(nested(item, name + "[" + objects.size() + "]"));
        }
        return objects;
    }

    JsonObject object(String name) {
        return nested(required(name, "an object"), name);
    }

    private JsonObject nested(JsonNode value, String name) {
        if (!(value instanceof ObjectNode object)) {
            throw wrong(name, name + " is not an object", "write it as { … }");
        }
        return new JsonObject(object, place, path.isEmpty() ? name : path + "." + name, keepUnknown,
                limits);
    }

    /** All members by name, for objects that are maps. */
    Map<String, JsonNode> members() {
        Map<String, JsonNode> members = new java.util.LinkedHashMap<>();
        node.properties().forEach(member -> {
            taken.add(member.getKey());
            members.put(member.getKey(), member.getValue());
        });
        return members;
    }

    SortedMap<String, String> attributes() {
        taken.add("attributes");
        TreeMap<String, String> attributes = new TreeMap<>();
        if (has("attributes")) {
            JsonObject object = object("attributes");
            object.members().keySet().forEach(name -> attributes.put(name, object.text(name)));
        }
        return attributes;
    }

    /** Ends the taking: members that nobody took are unknown. */
    void finish(Map<String, String> attributes) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!taken.contains(member.getKey())) {
                if (!keepUnknown) {
                    throw unknown(member.getKey(), location(member.getKey()));
                }
                attributes.put(JsonValues.KEPT + member.getKey(),
                        JsonText.compact(member.getValue()));
            }
        }
    }

}
