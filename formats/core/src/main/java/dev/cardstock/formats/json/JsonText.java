package dev.cardstock.formats.json;

import dev.cardstock.Location;
import dev.cardstock.exchange.FormatException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** How JSON is read and written as text. */
final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final ObjectWriter WRITER = MAPPER.writer()
            .with(new DefaultPrettyPrinter(
                    Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private JsonText() {}

    /** A value; null if the text is none. */
    static @Nullable JsonNode parsed(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isMissingNode() ? null : node;
        } catch (JacksonException e) {
            return null;
        }
    }

    /**
     * A value over several lines, of which the second and following start with an indent.
     *
     * @throws FormatException if a name holds half of a surrogate pair, which no parser would read
     */
    static String pretty(JsonNode node, String indent, Location place) {
        String json = WRITER.writeValueAsString(node).replace("\n", "\n" + indent);
        String escaped = withEscapedSurrogates(json);
        if (!escaped.equals(json)) {
            checkNames(node, place);
        }
        return escaped;
    }

    private static void checkNames(JsonNode node, Location place) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String name = member.getKey();
            if (!withEscapedSurrogates(name).equals(name)) {
                throw new FormatException("the name '" + withEscapedSurrogates(name)
                        + "' holds half of a surrogate pair, which a name in JSON cannot", place,
                        "rename it; it may have been cut in the middle of a character");
            }
            checkNames(member.getValue(), place);
        }
        if (node.isArray()) {
            node.forEach(item -> checkNames(item, place));
        }
    }

    /** A value on one line, which UTF-8 can hold. */
    static String line(JsonNode node) {
        return withEscapedSurrogates(compact(node));
    }

    static String compact(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** Half of a surrogate pair has no form in UTF-8, but an escape. */
    private static String withEscapedSurrogates(String json) {
        StringBuilder escaped = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < json.length()
                    && Character.isLowSurrogate(json.charAt(i + 1))) {
                if (escaped != null) {
                    escaped.append(c).append(json.charAt(i + 1));
                }
                i++;
            } else if (Character.isSurrogate(c)) {
                escaped = escaped == null
                        ? new StringBuilder(json.length() + 16).append(json, 0, i)
                        : escaped;
                escaped.append("\\u").append(Integer.toHexString(c));
            } else if (escaped != null) {
                escaped.append(c);
            }
        }
        return escaped == null ? json : escaped.toString();
    }

    static JsonMapper reading(int maxDepth, int maxChars) {
        return JsonMapper.builder(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth)
                        .maxStringLength(maxChars)
                        .maxNumberLength(100)
                        .maxNameLength(1000)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build())
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
