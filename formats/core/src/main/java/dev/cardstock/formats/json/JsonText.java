package dev.cardstock.formats.json;

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

    static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** A value over several lines, of which the second and following start with an indent. */
    static String pretty(JsonNode node, String indent) {
        return WRITER.writeValueAsString(node).replace("\n", "\n" + indent);
    }

    static String compact(JsonNode node) {
        return MAPPER.writeValueAsString(node);
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
